// Reviews that are made, saved, published and folded: every request, every fault.
import { testEveryFault } from './faultMatrix';
import { foldOperations, operations } from './operations';

testEveryFault([...operations, ...foldOperations]);
