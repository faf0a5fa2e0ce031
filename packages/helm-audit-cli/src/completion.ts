import { Command } from 'commander';
import { createAuditor } from '@helm-audit/plugin-helm-audit-node';

/**
 * Adds `completion <shell>`, which prints a script for the shell, and what that script asks.
 * The library writes and answers for bash, zsh, fish and PowerShell from the commands as they
 * are. It is loaded late, for it comes as an ES module.
 */
export async function addCompletion(program: Command): Promise<void> {
  const { default: tab } = await import('@bomb.sh/tab/commander');
  const root = tab(program, { completionCommandName: 'completion' });
  root.commands.get('explain')?.argument('rule', complete => {
    createAuditor().rules.forEach(({ meta }) =>
      complete(meta.id, meta.failureTitle),
    );
  });
}
