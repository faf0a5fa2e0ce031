import { parseEntityRef } from '@backstage/catalog-model';
import { OrgKey } from '@helm-audit/plugin-helm-audit-common';
import { CatalogKey } from '../database/operations/org/listOrgKeys';

/**
 * What groups, systems and domains are called and what each is below, as far as the caller may
 * know. That one lies below another is known to whoever may read either of them, and the title
 * of one to whoever may read it; its name is in the entities that refer to it.
 */
export class Hierarchy {
  readonly #keys: ReadonlyMap<string, CatalogKey>;
  readonly #readable: ReadonlySet<string> | undefined;
  readonly #isWhole: boolean;
  readonly #children = new Map<string, string[]>();

  /**
   * @param options.readable - references that the caller may read; absent for all
   * @param options.isWhole - whether these are all that the catalog has
   */
  static create(
    keys: CatalogKey[],
    options: { readable?: ReadonlySet<string>; isWhole: boolean },
  ): Hierarchy {
    return new Hierarchy(keys, options);
  }

  private constructor(
    keys: CatalogKey[],
    options: Parameters<typeof Hierarchy.create>[1],
  ) {
    this.#keys = new Map(keys.map(key => [key.ref, key]));
    this.#readable = options.readable;
    this.#isWhole = options.isWhole;
    for (const { ref } of keys) {
      const parent = this.parentOf(ref);
      if (parent === undefined) continue;
      const siblings = this.#children.get(parent);
      if (siblings) siblings.push(ref);
      else this.#children.set(parent, [ref]);
    }
  }

  /** What something lies below; of a system that is its domain. */
  parentOf(ref: string): string | undefined {
    const parent = this.#keys.get(ref)?.parent;
    if (!parent || parent === ref) return undefined;
    return this.#mayRead(ref) || this.#mayRead(parent) ? parent : undefined;
  }

  /** Something and all above it, from the bottom up; the catalog's circles are gone round once. */
  upFrom(ref: string): string[] {
    const seen = new Set<string>();
    let at: string | undefined = ref;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      at = this.parentOf(at);
    }
    return [...seen];
  }

  /** Something and all below it at any depth. */
  downFrom(ref: string): string[] {
    const seen = new Set([ref]);
    for (const at of seen) {
      this.#children.get(at)?.forEach(child => seen.add(child));
    }
    return [...seen];
  }

  /** All systems that are known. */
  systems(): string[] {
    return [...this.#keys.values()]
      .filter(({ kind }) => kind === 'system')
      .map(({ ref }) => ref);
  }

  /** The domain of a system, where it has one. */
  domainOf(system: string | null): string | null {
    return (system && this.parentOf(system)) || null;
  }

  /** Something by its title, or by its name where that is all there is to be known. */
  describe(ref: string): OrgKey {
    const key = this.#mayRead(ref) ? this.#keys.get(ref) : undefined;
    const parent = this.parentOf(ref);
    const unresolved = this.#unresolved(ref);
    return {
      key: ref,
      title: key?.title ?? parseEntityRef(ref).name,
      ...(parent !== undefined && isSameKind(ref, parent) && { parent }),
      ...(unresolved && { unresolved }),
    };
  }

  /** Whoever may not read all isn't told whether what they can't read exists. */
  #unresolved(ref: string): OrgKey['unresolved'] {
    if (this.#readable) {
      return this.#readable.has(ref) ? undefined : 'unreadable';
    }
    return this.#isWhole && !this.#keys.has(ref) ? 'missing' : undefined;
  }

  #mayRead(ref: string): boolean {
    return this.#readable === undefined || this.#readable.has(ref);
  }
}

function isSameKind(a: string, b: string): boolean {
  return a.split(':')[0] === b.split(':')[0];
}
