type Chain = number[];

/** The ways of one area joined at their ends, as lists of nodes. */
export interface JoinedRings {
  /** Each ends with the node it began with. */
  closed: Chain[];
  /** Chains whose two ends meet nothing. */
  open: Chain[];
}

/**
 * Joins ways, in any order and direction, to rings. Where more than two ends meet at a node any pairing will do: the
 * edges stay the same, and so does their even-odd fill.
 */
export function joinRings(ways: Iterable<ArrayLike<number>>): JoinedRings {
  const result: JoinedRings = { closed: [], open: [] };
  const ends = new EndIndex();
  for (const way of ways) {
    if (way.length < 2) continue;
    const chain = Array.from(way);
    if (isRing(chain)) result.closed.push(chain);
    else ends.add(chain);
  }
  for (const chain of ends.takeAll()) {
    extend(chain, ends);
    if (!isRing(chain)) extend(chain.reverse(), ends);
    (isRing(chain) ? result.closed : result.open).push(chain);
  }
  return result;
}

const isRing = (chain: Chain) => chain[0] === chain[chain.length - 1];

/** Appends to a chain what meets its end, until it is a ring or nothing does. */
function extend(chain: Chain, ends: EndIndex): void {
  while (!isRing(chain)) {
    const end = chain[chain.length - 1];
    const next = ends.takeAt(end);
    if (!next) return;
    if (next[0] !== end) next.reverse();
    for (let i = 1; i < next.length; i++) chain.push(next[i]);
  }
}

/** Chains by the nodes at their ends. */
class EndIndex {
  private readonly chains = new Set<Chain>();
  private readonly byEnd = new Map<number, Chain[]>();

  add(chain: Chain): void {
    this.chains.add(chain);
    for (const node of [chain[0], chain[chain.length - 1]]) {
      const list = this.byEnd.get(node);
      if (list) list.push(chain);
      else this.byEnd.set(node, [chain]);
    }
  }

  /** Removes and returns a chain that begins or ends at a node. */
  takeAt(node: number): Chain | undefined {
    const list = this.byEnd.get(node) ?? [];
    for (let chain = list.pop(); chain; chain = list.pop()) if (this.chains.delete(chain)) return chain;
    return undefined;
  }

  /** Removes and returns one chain after the other, while others may be taken in between. */
  *takeAll(): Generator<Chain> {
    for (const chain of this.chains) {
      this.chains.delete(chain);
      yield chain;
    }
  }
}
