// Incidents that are declared and changed, and entries that are sent to them: every request, every fault.
import { testEveryFault } from './faultMatrix';
import { declarations, entryOperations, incidentOperations } from './operations';

testEveryFault([...declarations, ...incidentOperations, ...entryOperations]);
