import { AuditStage } from '@helm-audit/plugin-helm-audit-common';

/** Says how far a run is. */
export interface Progress {
  /** A chart has reached a stage. */
  stage(name: string, stage: AuditStage): void;
  /** A chart is done. */
  done(name: string): void;
  end(): void;
}

/**
 * Progress on standard error: a line that changes on a terminal, with the stage where there is
 * one chart only; elsewhere a line for every tenth of the charts.
 */
export function createProgress(
  total: number,
  stream: NodeJS.WriteStream = process.stderr,
): Progress {
  let count = 0;
  if (stream.isTTY) {
    const show = (text: string) =>
      stream.write(`\r\x1b[K${text.slice(0, (stream.columns ?? 80) - 1)}`);
    return {
      stage(name, stage) {
        if (total === 1) show(`${name}: ${stage} …`);
      },
      done(name) {
        count++;
        show(`[${count}/${total}] ${name}`);
      },
      end: () => void stream.write('\r\x1b[K'),
    };
  }
  const step = Math.max(1, Math.ceil(total / 10));
  return {
    stage() {},
    done() {
      count++;
      if (total >= 10 && count % step === 0) {
        stream.write(`helm-audit: ${count} of ${total} charts\n`);
      }
    },
    end() {},
  };
}
