// Reviews that are made, saved and published: every request, every fault.
import { testEveryFault } from './faultMatrix';
import { operations } from './operations';

testEveryFault([...operations]);
