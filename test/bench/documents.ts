// Reviews of any size for measuring: filled in, with everything a review has.

/** A complete incident review of about `size` characters: the timeline, the whys and the actions grow with it. */
export function reviewOf(size: number): string {
  const rows = Math.max(1, Math.round(size / 420));
  const repeat = (make: (index: number) => string): string =>
    Array.from({ length: rows }, (_, index) => make(index)).join('\n');
  const clock = (index: number): string =>
    new Date(Date.UTC(2026, 2, 2, 8) + index * 60_000).toISOString().slice(0, 16).replace('T', ' ');
  return `<!-- incident-review
id: 00000000-0000-4000-8000-000000000000
template: incident-review
incident: acme/production#7
-->

# Checkout answered with errors

- Incident: acme/production#7
- Severity: severity 2

## Summary

1. Service(s) affected: Checkout
1. Team attribution: payments
1. Minutes downtime or degradation: 42

${repeat(index => `Orders of region ${index} failed because the **payment gateway** refused \`POST /orders/${index}\` for a while; see [the graph](https://graphs.example/${index}).`)}

## Metrics

![errors](graph.png)

## Customer Impact

1. Who was affected: customers outside, colleagues inside, or both?
   - Customers of the shop.
2. What did they see or lose while it lasted?
   - An error page after paying.
3. How many customers were affected?
   - 1,200

## Timeline

${repeat(index => `* ${clock(index)} UTC: the engineer on call looked at node ${index} and restarted it`)}

## 5 Whys

${repeat(index => `1. Why did step ${index} fail?\n   - Because the step before it had not finished.`)}

## Lessons Learned

- Health checks did not cover the gateway.

## Corrective Actions

| Corrective action | Issue | Owner | Target date |
| ----------------- | ----- | ----- | ----------- |
${repeat(index => `| Cover gateway ${index} by a health check | acme/shop#${index + 1} | @ida | 2026-04-01 |`)}
`;
}
