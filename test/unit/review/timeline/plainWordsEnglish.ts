// How people tell in English that it began, was noticed, taken up, understood, mitigated and over.

/** Each timeline: what an entry marks, or a dash, and its text. */
export const englishTimelines: readonly string[] = [
  `start: Sam unplugs the wrong rack, the shop goes dark
detected: Status probe turns red
mitigated: Rack powered back on
resolved: Shop is live again`,
  `-: Version 8.2 goes out to all regions
start: Uploads begin returning 403
detected: First customer ticket
acknowledged: Ines starts digging into the upload logs
identified: Problem found: the signing key had been swapped
mitigated: Old key put back
resolved: Uploads are going through again for everybody`,
  `start: Latency on checkout starts to climb
detected: Pager fires for the checkout team
escalated: On-call pulls in the database team
identified: We understood that the pool was exhausted by the new report
mitigated: Report switched off
resolved: Traffic back to normal`,
  `start: Cluster loses power in hall 2
detected: Alert: 40 nodes unreachable
mitigated: Power restored in hall 2
-: Facility team confirmed that half of the nodes are back
resolved: All nodes are back, incident over`,
  `detected: A validator reports that blocks are not being produced
acknowledged: Core team started looking into it
identified: Two incompatible builds confirmed as the cause
resolved: Block production resumed, the network was back up
-: Team confirms that the debug channel has been closed`,
  `detected: @ola reported the layout bug as an issue
-: @finn opened a PR to revert the change that had been identified in the thread
-: @ola decided to open a PR that reverted the theme
mitigated: PR merged and deployed, theme rolled back
resolved: Layout confirmed fine by three users`,
  `start: All jobs restart and cannot find their queue
-: Lea joins Max in a video call
identified: They work out that the queue name had changed
resolved: Rename deployed, fixing the issue`,
  `start: 503s on /api start
detected: PD page #4411
acknowledged: page acked by dk
identified: culprit = stale DNS entry
mitigated: entry flushed, 503s gone
resolved: all green, incident closed out`,
  `start: Faulty commit pushed; pages stop rendering
detected: First report from a user in the forum
escalated: Duty officer raises the alarm with the whole team
acknowledged: Debugging begins
identified: Bug located in the template cache
mitigated: Patched build shipped
resolved: 100 % of traffic is served again`,
  `start: Certificate of the login page expires
detected: Users in the chat ask why they cannot sign in
identified: Expired certificate spotted as the reason
mitigated: New certificate issued and installed
resolved: Sign-in possible again`,
  `start: Chain halts at height 120
detected: Explorer team flags that no new blocks arrive
escalated: Emergency call with all operators opened
identified: Root cause pinned to a rounding error
mitigated: Operators begin to restart their nodes
resolved: Two thirds reached, the chain produces blocks again
-: Five operators ask about penalties`,
  `-: Plan to rotate credentials applied
start: Primary database dropped, product fully down
-: Status page set to down
-: Restore from snapshot kicked off
mitigated: Database is back with all data, replica still missing
resolved: Service verified up for all customers`,
  `start: we shipped the new scheduler and imports stopped
detected: we saw the import backlog growing on the dashboard
acknowledged: we began to look at the scheduler
identified: we found out that it never picks up delayed jobs
mitigated: we went back to the old scheduler
resolved: the backlog was gone and imports ran as usual`,
  `start: Start of the disruption
detected: Detection by synthetic checks
acknowledged: Start of the analysis
escalated: Escalation to the vendor
identified: Identification of the defective module
mitigated: Workaround in place
resolved: Restoration of full service`,
  `start: Mail queue stops moving
detected: Finance phones the help desk: no mail since nine
acknowledged: Help desk takes the case
identified: Disk full on the mail relay is found to be the reason
mitigated: 60 GB of old logs removed
resolved: Queue empty, mail flowing normally`,
  `start: Push does not reach production
detected: Verification job finds the old image still running
mitigated: Container recreated by hand
resolved: New image confirmed running`,
  `-: Maintenance window opens
start: Half of the read requests time out
detected: Datadog monitor trips
acknowledged: Noor picks up the page
identified: Noor tracks it down to a missing index
mitigated: Index re-created
resolved: Response times are normal again`,
  `start: Outage of the booking form starts
detected: Front desk rings us about the booking form
escalated: Incident bridge opened
mitigated: Failover to the second site
resolved: Booking form is up again`,
  `start: Exports go missing
detected: Two clients get in touch about missing exports
identified: It becomes clear that the bucket policy had changed
mitigated: Policy reverted
resolved: Exports arrive again`,
  `start: Deploy of 3.4 breaks search
detected: Support notices complaints about search
acknowledged: Search team is investigating
mitigated: Rollback to 3.3 done
resolved: Search is working for all tenants`,
  `start: Memory usage explodes on the workers
detected: OOM alarm goes off
identified: Leak narrowed down to the PDF library
mitigated: PDF jobs paused
-: Hotfix in review
resolved: Hotfix live, PDF jobs resumed`,
  `start: Sensor gateway goes silent
detected: Night shift sees that no values come in
acknowledged: Technician on site
identified: Broken fan identified as the trigger
mitigated: Fan replaced
resolved: Gateway sends values again`,
  `start: Queue consumers stuck
detected: Slack bot posts a lag warning
escalated: SEV2 declared
identified: Poison message turned out to be the cause
mitigated: Message skipped
resolved: Lag back at zero`,
  `start: Payments are being declined
detected: Merchant emails support
acknowledged: Payments on-call online
mitigated: Traffic switched to the backup processor
resolved: Payments succeed again
closed: Incident closed`,
  `start: The site went offline
detected: Uptime robot informs us
identified: The provider confirms a fibre cut
-: Provider expects the repair to be done by 18:00
resolved: The site came back online`,
  `start: Bad flag rolled out to 100 %
detected: Error budget alert triggered
acknowledged: Jo acknowledged
mitigated: Flag turned back off
resolved: Errors dropped to zero`,
  `start: Nightly job wipes the staging and the live cache
detected: Editors notice empty pages
identified: Reason discovered: wrong host name in the job
mitigated: Cache warmed up by hand
resolved: Pages display correctly again
-: Status page updated: resolved`,
  `start: Login broke for SSO users
detected: Account manager forwards a complaint
escalated: Identity team looped in
identified: Clock skew determined to be the cause
mitigated: NTP fixed on both hosts
resolved: Customer confirms that login works`,
  `start: Incident began
detected: We were alerted
acknowledged: We started work on it
identified: We knew what was wrong
mitigated: Fix went live
resolved: We were fully back`,
  `start: Packet loss between the two halls
detected: NOC opens a ticket with the carrier
identified: Carrier finds a defective line card
mitigated: Line card swapped
-: Carrier is monitoring
resolved: No packet loss for 30 minutes, case closed by us as solved`,
  `-: Scheduled database upgrade begins
start: Connections to the replica are refused
detected: Grafana alert lands in the ops channel
acknowledged: Priya starts troubleshooting
identified: Priya discovers that the pool still points to the old host
mitigated: Pool configuration corrected
resolved: All connections healthy`,
  `start: Webhook deliveries stop
detected: A partner writes in: no webhooks since lunch
identified: A revoked token is the culprit
mitigated: Token renewed
resolved: Deliveries have caught up and run normally
-: Status page updated to resolved`,
  `start: Users get logged out at random
detected: Helpdesk receives the first calls
escalated: Helpdesk escalates to the platform team
acknowledged: Platform team begins its analysis
identified: Session store found to be out of memory
mitigated: Session store enlarged
resolved: No further logouts`,
  `-: New firewall rules pushed
start: Branch offices lose their connection
detected: Branch 12 calls the network team
mitigated: Rules taken back
resolved: Branch offices are connected again
-: Follow-up meeting with the vendor`,
  `start: DNS change goes live and breaks the mail records
detected: Bounce rate alarm
acknowledged: Kai on it
identified: Kai sees the missing MX record as the cause
mitigated: MX record restored
resolved: Mail arrives again`,
  `start: Replication falls behind
detected: Lag monitor goes red
identified: A long transaction is identified as the blocker
mitigated: Transaction killed
resolved: Replication has caught up`,
  `start: Kiosks show a blank screen
detected: Store manager reports blank kiosks
acknowledged: Field support takes over
identified: Faulty update recognised as the cause
mitigated: Update withdrawn
resolved: Last kiosk back in service`,
  `start: First 500s on the cart
detected: Sentry notifies the web team
acknowledged: Web team acks
mitigated: Revert merged and out
resolved: Cart is fine again
closed: Ticket closed`,
  `start: Power cut in building B
detected: UPS alarm
escalated: Facility management called in
mitigated: Generator started
-: Two of five racks are up
resolved: All racks are up, services verified`,
  `start: The importer writes wrong prices
detected: A colleague from sales spots wrong prices
identified: We realise that the currency was swapped
mitigated: Importer disabled, old prices loaded
resolved: Prices checked and correct`,
  `start: TLS handshakes start to fail
detected: External monitoring complains
acknowledged: On-call looks at the balancer
mitigated: Bundle fixed and reloaded
resolved: Handshakes succeed for all clients`,
  `start: Search results are empty
detected: Tweet from a user about empty search results
-: Team tries to restart the indexer without success
identified: The index alias turned out to be gone
resolved: Search returns results again`,
  `start: Validator set falls below two thirds, block production halts
detected: Community member pings the core team on Discord
escalated: Core team opens a war room
identified: Non-determinism in the fee module confirmed
-: Release candidate built and tested on devnet
mitigated: v4.1.2 released
resolved: Block production resumes with 71 % of stake online`,
  `start: p99 latency goes from 200 ms to 9 s
detected: SLO burn alert
-: Pods restarted, no improvement
identified: Flame graph points to the regex in the new filter
mitigated: Filter disabled via flag
resolved: p99 back at 210 ms`,
  `start: Feature flag service returns empty config
detected: Mobile team notices blank home screens
escalated: Incident channel created, SEV1
identified: Cache key collision is the root cause
mitigated: Cache cleared and flag service pinned to the old version
resolved: Incident marked as resolved`,
  `-: Weekly release 2026.11 is promoted
start: PDF export hangs for all tenants
detected: Support receives the first complaint
acknowledged: Export team starts to investigate
identified: A font update is found to block the renderer
mitigated: Old font package restored
resolved: PDF export works for all tenants`,
  `start: Message broker runs out of file handles
detected: Alarm "publish failures" fires
acknowledged: Omar acknowledges the alarm
mitigated: Broker restarted with a higher limit
resolved: Publishing is stable again
-: Limit raised on the other brokers as well`,
  `start: Sensor data is delayed by 20 minutes
detected: Operators in the control room complain
-: Restart of the gateway without effect
identified: Clock of the gateway identified as the reason
mitigated: Clock set by hand
resolved: Data in real time again`,
  `start: Volumes fill up and jobs fail
detected: The alert for disks fires
mitigated: Vacuumed the logs of the old nodes
resolved: Alert cleared`,
  `start: Carts are empty
detected: A buyer calls
mitigated: git revert of the last release, redeploy
resolved: Resolution delivered to the pager`,
];
