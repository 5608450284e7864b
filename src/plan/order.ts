/**
 * Brings questions into the order in which they are asked: in rounds of one question a host, the host with most
 * questions first in every round. So the hosts that need longest start first, and no host's lane is filled before the
 * others have work. Stable: within a host the given order stays.
 */
export function orderForProbing<Question extends { readonly requestKey: string }>(
  questions: readonly Question[],
): readonly Question[] {
  const byHost = new Map<string, Question[]>();
  for (const question of questions) {
    const host = new URL(question.requestKey).host;
    const lane = byHost.get(host);
    if (lane === undefined) byHost.set(host, [question]);
    else lane.push(question);
  }
  const lanes = [...byHost.values()].sort((a, b) => b.length - a.length);
  const ordered: Question[] = [];
  for (let round = 0; round < (lanes[0]?.length ?? 0); round += 1) {
    for (const lane of lanes) {
      const question = lane[round];
      // Lanes are sorted by length: behind the first that has run out all have.
      if (question === undefined) break;
      ordered.push(question);
    }
  }
  return ordered;
}
