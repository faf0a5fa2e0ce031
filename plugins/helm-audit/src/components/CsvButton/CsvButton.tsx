import { useState } from 'react';
import { Button } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { OrgCsv } from '@helm-audit/plugin-helm-audit-common';
import { RiDownloadLine } from '@remixicon/react';
import { helmAuditOrgApiRef } from '../../api';
import { downloadBlob } from '../../lib/download';
import { messageOf } from '../../lib/errors';
import styles from './CsvButton.module.css';

export interface CsvButtonProps {
  list: OrgCsv;
  /** What narrows the list down. */
  query: object;
  /** Of the file, without an ending. */
  name: string;
  /** What is in it, for those who don't see what stands around the button. */
  label: string;
}

/** Saves the whole list as a file, not only the page of it that is shown. */
export function CsvButton({ list, query, name, label }: CsvButtonProps) {
  const api = useApi(helmAuditOrgApiRef);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      downloadBlob(`${name}.csv`, await api.getCsv(list, query));
    } catch (error) {
      setProblem(messageOf(toError(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <span className={styles.csv}>
      {problem && <span role="alert">The file can’t be made: {problem}</span>}
      <Button
        variant="tertiary"
        size="small"
        iconStart={<RiDownloadLine />}
        aria-label={`Download ${label} as CSV`}
        isPending={busy}
        onPress={save}
      >
        CSV
      </Button>
    </span>
  );
}
