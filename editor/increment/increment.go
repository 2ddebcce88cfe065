// Package increment counts texts up and down: numbers of several bases, dates
// and times, in the way they are written.
package increment

// By returns s counted on by amount (down when negative), false when s as a
// whole is neither a number nor a date or time.
func By(s string, amount int) (string, bool) {
	if out, ok := number(s, amount); ok {
		return out, true
	}
	return moment(s, amount)
}
