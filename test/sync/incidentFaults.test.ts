// Incidents that are declared and changed: every request, every fault.
import { testEveryFault } from './faultMatrix';
import { declarations, incidentOperations } from './operations';

testEveryFault([...declarations, ...incidentOperations]);
