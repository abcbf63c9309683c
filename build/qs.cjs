/* global URLSearchParams */
// Stands in for the half of qs that reads addresses: gitbeaker reads that of a next page only where it reads all pages by itself.
const stringify = require('../node_modules/qs/lib/stringify.js');

module.exports = { stringify, parse: query => Object.fromEntries(new URLSearchParams(query)) };
