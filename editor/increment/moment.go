package increment

import "time"

// format is a way to write a date or time, and what one step of it is.
type format struct {
	layout string
	unit   time.Duration
	clock  bool // without a date: it wraps at midnight
}

const day = 24 * time.Hour

// formats are tried in this order. Dates change by days, all that have a time
// by minutes.
var formats = []format{
	{"2006-01-02 15:04:05", time.Minute, false},
	{"2006/01/02 15:04:05", time.Minute, false},
	{"2006-01-02 15:04", time.Minute, false},
	{"2006/01/02 15:04", time.Minute, false},
	{"2006-01-02", day, false},
	{"2006/01/02", day, false},
	{"Mon Jan 02 2006", day, false},
	{"02-Jan-2006", day, false},
	{"2006 Jan 02", day, false},
	{"Jan 02, 2006", day, false},
	{"3:04:05 pm", time.Minute, true},
	{"3:04 pm", time.Minute, true},
	{"3:04:05 PM", time.Minute, true},
	{"3:04 PM", time.Minute, true},
	{"15:04:05", time.Minute, true},
	{"15:04", time.Minute, true},
}

// moment counts a date or time on.
func moment(s string, amount int) (string, bool) {
	for _, f := range formats {
		t, err := time.Parse(f.layout, s)
		// What would be written otherwise (a wrong weekday, a digit more or
		// less) is not this format.
		if err != nil || t.Format(f.layout) != s {
			continue
		}
		return f.count(t, amount)
	}
	return "", false
}

func (f format) count(t time.Time, amount int) (string, bool) {
	switch {
	case f.unit == day:
		t = t.AddDate(0, 0, amount)
	case f.clock:
		t = t.Add(time.Duration(amount%(24*60)) * time.Minute)
	default:
		t = t.AddDate(0, 0, amount/(24*60)).Add(time.Duration(amount%(24*60)) * time.Minute)
	}
	if year := t.Year(); year < 0 || year > 9999 {
		if !f.clock { // there is no way to write it
			return "", false
		}
	}
	return t.Format(f.layout), true
}
