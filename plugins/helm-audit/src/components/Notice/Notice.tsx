import { ReactNode } from 'react';
import { Card, Text } from '@backstage/ui';
import {
  RiErrorWarningLine,
  RiEyeOffLine,
  RiInformationLine,
} from '@remixicon/react';
import styles from './Notice.module.css';

const ICONS = {
  failure: RiErrorWarningLine,
  unseen: RiEyeOffLine,
  info: RiInformationLine,
};

export interface NoticeProps {
  tone: keyof typeof ICONS;
  title: string;
  /** Read out as soon as it appears. */
  announced?: boolean;
  children?: ReactNode;
  /** What can be done about it right here. */
  action?: ReactNode;
}

/** Something to know before reading on: why, and whose move it is. */
export function Notice(props: NoticeProps) {
  const { tone, title, announced, children, action } = props;
  const Icon = ICONS[tone];
  return (
    <Card className={styles.notice} data-tone={tone}>
      <div className={styles.layout} role={announced ? 'alert' : undefined}>
        <Icon size={20} aria-hidden className={styles.icon} />
        <div className={styles.body}>
          <Text as="h2" variant="body-large" weight="bold">
            {title}
          </Text>
          {children}
        </div>
        {action}
      </div>
    </Card>
  );
}
