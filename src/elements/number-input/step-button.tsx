import { useCallback, useEffect, useRef } from "react";
import { Icon } from "../../frontend/parts/icon.js";
import styles from "./number-input.module.css";

const holdDelay = 400;
const holdPace = 70;

export interface StepButtonProps {
  icon: "minus" | "plus";
  label: string;
  disabled: boolean;
  /** `burst`: more steps are likely to follow at once. */
  onStep: (burst: boolean) => void;
  testId: string;
}

/** One step for a click, many while it is held. The keyboard steps with the arrow keys in the field instead. */
export function StepButton({ icon, label, disabled, onStep, testId }: StepButtonProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const held = useRef(false);
  const step = useRef(onStep);
  step.current = onStep;

  const stop = useCallback(() => clearTimeout(timer.current), []);
  useEffect(() => stop, [stop]);
  useEffect(() => {
    if (disabled) stop();
  }, [disabled, stop]);

  const press = (): void => {
    held.current = false;
    const again = (): void => {
      held.current = true;
      step.current(true);
      timer.current = setTimeout(again, holdPace);
    };
    timer.current = setTimeout(again, holdDelay);
  };
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.step}
      aria-label={label}
      disabled={disabled}
      onPointerDown={(event) => {
        // The focus stays in the field, and on phones the keyboard does not open.
        event.preventDefault();
        if (event.button === 0) press();
      }}
      onPointerUp={stop}
      onPointerLeave={stop}
      onPointerCancel={stop}
      onContextMenu={(event) => event.preventDefault()}
      onClick={() => {
        if (!held.current) onStep(false);
        held.current = false;
      }}
      data-testid={testId}
    >
      <Icon name={icon} size={16} />
    </button>
  );
}
