// Reviews that are finished: every request, every fault.
import { testEveryFault } from './faultMatrix';
import { finishingOperations } from './operations';

testEveryFault([...finishingOperations]);
