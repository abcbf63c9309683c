// The review that the three people write: complete but for an approval, with five actions for three owners.

/** What is added as the sixth row. */
export const sixthAction = 'Alert on a replica that is behind';

/** `YYYY-MM-DD` so many days from today. */
export function countFromToday(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** `marker`: by which it is known. */
export function describeReview(marker: string): string {
  const day = countFromToday(-8);
  return `${marker}

# Order history unavailable during the database failover

## Summary

Order history was down for 40 minutes on severity 2, because a replica that was far behind took over.

1. Service(s) affected: Checkout
1. Team attribution: platform
1. Minutes downtime or degradation: 40

## Customer Impact

- Customers outside the EU saw no orders.
- 2,100 customers asked for them.

## Timeline

- ${day} 10:00 UTC: First impact: order history fails
- ${day} 10:05 UTC: The alert is detected
- ${day} 10:40 UTC: The incident is resolved

## Root Cause

The failover takes any replica, however far behind db-replica-07.acme.internal is.

## 5 Whys

1. Why was the order history gone?
   - The replica was behind.
2. Why was it behind?
   - Nobody watches the lag.

## Lessons Learned

- A replica far behind is no replica.

## Corrective Actions

| Corrective Action | Owner | Due | Issue |
| --- | --- | --- | --- |
| Watch the lag of replicas | @priya.nair | ${countFromToday(12)} | |
| Refuse a failover to a replica that is behind | @olivia.marsh | ${countFromToday(14)} | |
| Tell customers on the order page | @priya.nair | ${countFromToday(17)} | |
| Practise the failover every quarter | @tomas.lind | ${countFromToday(20)} | |
| Write down who decides about a failover | @priya.nair | ${countFromToday(22)} | |

## Approvals

- [ ] @olivia.marsh
- [ ] @ines.duarte
- [ ] @tomas.lind
`;
}
