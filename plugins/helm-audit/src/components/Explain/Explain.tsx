import { ReactNode, useState } from 'react';
import { Button, Tooltip, TooltipTrigger } from '@backstage/ui';
import styles from './Explain.module.css';

export interface ExplainProps {
  /** What the words mean. */
  explanation: string;
  children: ReactNode;
}

/** Words that explain themselves when they are hovered, focused or pressed. */
export function Explain({ explanation, children }: ExplainProps) {
  const [open, setOpen] = useState(false);
  return (
    <TooltipTrigger isOpen={open} onOpenChange={setOpen} delay={200}>
      <Button
        variant="tertiary"
        className={styles.words}
        // A press closes the tooltip first; touch screens know nothing but presses.
        onPress={() => setOpen(true)}
      >
        {children}
      </Button>
      <Tooltip>{explanation}</Tooltip>
    </TooltipTrigger>
  );
}
