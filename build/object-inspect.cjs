// Stands in for the printer of any value that a list of keys brings along for one error, which qs never runs into.
module.exports = String;
