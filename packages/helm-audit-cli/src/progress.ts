/** Says how far a run over many charts is. */
export interface Progress {
  done(name: string): void;
  end(): void;
}

const SILENT: Progress = { done() {}, end() {} };

/**
 * Progress on standard error: a line that changes on a terminal, elsewhere a line for every
 * tenth of the charts.
 */
export function createProgress(
  total: number,
  stream: NodeJS.WriteStream = process.stderr,
): Progress {
  if (total < 2) return SILENT;
  let count = 0;
  if (stream.isTTY) {
    return {
      done(name) {
        count++;
        const text = `[${count}/${total}] ${name}`;
        stream.write(`\r\x1b[K${text.slice(0, (stream.columns ?? 80) - 1)}`);
      },
      end: () => void stream.write('\r\x1b[K'),
    };
  }
  const step = Math.max(1, Math.ceil(total / 10));
  return {
    done() {
      count++;
      if (total >= 10 && count % step === 0) {
        stream.write(`helm-audit: ${count} of ${total} charts\n`);
      }
    },
    end() {},
  };
}
