package document

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// timeUnits are the words that a time may be counted in.
var timeUnits = []struct {
	names []string
	unit  time.Duration
}{
	{[]string{"seconds", "second", "secs", "sec", "s"}, time.Second},
	{[]string{"minutes", "minute", "mins", "min", "m"}, time.Minute},
	{[]string{"hours", "hour", "h"}, time.Hour},
	{[]string{"days", "day", "d"}, 24 * time.Hour},
}

// ParseUndoKind reads the argument of :earlier and :later: a number of steps
// ("" is 1), or a time such as 30s or 1h30m.
func ParseUndoKind(s string) (steps int, span time.Duration, err error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return 1, 0, nil
	}
	if n, err := strconv.Atoi(s); err == nil && n >= 0 {
		return n, 0, nil
	}
	rest := s
	for rest != "" {
		i := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
		n, err := strconv.ParseInt(rest[:i], 10, 32)
		rest = strings.TrimLeft(rest[i:], " ")
		unit, word := timeUnit(rest)
		if err != nil || unit == 0 {
			return 0, 0, fmt.Errorf("'%s' is neither a number of changes nor a time such as 30s, 5m or 1h30m", s)
		}
		span += time.Duration(n) * unit
		rest = strings.TrimLeft(rest[word:], " ")
	}
	return 0, span, nil
}

// timeUnit returns the unit that s begins with, and the bytes of its name.
func timeUnit(s string) (time.Duration, int) {
	end := len(s) - len(strings.TrimLeft(s, "abcdefghijklmnopqrstuvwxyz"))
	for _, u := range timeUnits {
		for _, name := range u.names {
			if s[:end] == name {
				return u.unit, end
			}
		}
	}
	return 0, 0
}
