import { useEffect, useState } from 'react';
import { Button } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine, RiLink } from '@remixicon/react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';

/** Milliseconds for which the button says that it copied. */
const CONFIRMATION = 2_000;

export interface CopyButtonProps {
  label: string;
  /** Read when the button is pressed. */
  getText: () => string;
  icon?: 'copy' | 'link';
}

/** Copies a text and says so on the button. */
export function CopyButton({ label, getText, icon = 'copy' }: CopyButtonProps) {
  const [{ error }, copy] = useCopyToClipboard();
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), CONFIRMATION);
    return () => clearTimeout(timer);
  }, [copied]);

  const outcome = error ? 'Copying failed' : 'Copied';
  const idle = icon === 'link' ? <RiLink /> : <RiFileCopyLine />;
  return (
    <Button
      variant="secondary"
      size="small"
      iconStart={copied && !error ? <RiCheckLine /> : idle}
      onPress={() => {
        copy(getText());
        setCopied(true);
      }}
    >
      <span aria-live="polite">{copied ? outcome : label}</span>
    </Button>
  );
}
