export interface ReplaceOptions {
  stage: string;
  dist: string;
  part: string;
  owns(name: string): boolean;
  hashed(name: string): boolean;
  keep?: boolean;
}

export function filesBelow(dir: string): string[];
export function stageFor(dist: string): string;
export function replaceBuild(options: ReplaceOptions): void;
