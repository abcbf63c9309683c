// Corrective actions that are made and changed: every request, every fault.
import { testEveryFault } from './faultMatrix';
import { actionChanges, actionOperations } from './operations';

testEveryFault([...actionChanges, ...actionOperations]);
