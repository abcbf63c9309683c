// Stands in for the maps of objects that qs keeps while it writes an address: every platform of ours has them itself.
module.exports = () => new WeakMap();
