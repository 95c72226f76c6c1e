import { Button } from "../parts/button.js";
import { Dialog } from "./dialog.js";

export interface ConfirmDialogProps {
  title: string;
  text: string;
  /** The word on the button that does it. */
  action: string;
  testId?: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something is forgotten for good. */
export function ConfirmDialog({ title, text, action, testId, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      testId={testId}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            onClick={() => {
              onConfirm();
              onClose();
            }}
          >
            {action}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  );
}
