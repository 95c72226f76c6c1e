/** The files of a drop or a choice, with their paths where folders were given. */

export interface ChosenFile {
  readonly file: File;
  /** Name, or path within the folder. */
  readonly name: string;
}

/** The folder among dropped things that can hold none. */
export class FolderDropped extends Error {}

/**
 * Files that were dropped. Folders are looked through when `folders` is true.
 *
 * @throws FolderDropped when a folder was dropped where only files are wanted.
 */
export async function droppedFiles(data: DataTransfer, folders: boolean): Promise<ChosenFile[]> {
  // The list is emptied when the event handler returns: everything is taken out of it first.
  const entries = [...data.items].map((item) => ({ entry: item.webkitGetAsEntry?.() ?? null, file: item.getAsFile() }));
  const found: ChosenFile[] = [];
  for (const { entry, file } of entries) {
    if (entry?.isDirectory) {
      if (!folders) throw new FolderDropped(`"${entry.name}" is a folder.`);
      await collect(entry as FileSystemDirectoryEntry, `${entry.name}/`, found);
    } else if (file) found.push({ file, name: file.name });
  }
  return found;
}

/** Files of a native file field. */
export function chosenFiles(files: FileList | null): ChosenFile[] {
  return [...(files ?? [])].map((file) => ({ file, name: file.webkitRelativePath || file.name }));
}

async function collect(folder: FileSystemDirectoryEntry, path: string, found: ChosenFile[]): Promise<void> {
  const reader = folder.createReader();
  for (;;) {
    // A reader gives a hundred entries at a time.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return;
    for (const entry of entries) {
      if (entry.isDirectory) await collect(entry as FileSystemDirectoryEntry, `${path}${entry.name}/`, found);
      else {
        const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
        found.push({ file, name: `${path}${file.name}` });
      }
    }
  }
}
