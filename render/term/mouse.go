package term

import (
	"time"

	"hx/editor/event"
	"hx/keymap"
)

// clickTime is how soon a press must follow to count as a double click.
const clickTime = 400 * time.Millisecond

// maxCoordinate bounds the cells of a report: screens are smaller.
const maxCoordinate = 1 << 16

// clickState counts presses of one button in one place.
type clickState struct {
	at     time.Time
	x, y   int
	button event.Button
	count  int
	held   event.Button // for reports that do not tell which was released
}

func (s *clickState) press(b event.Button, x, y int, now time.Time) int {
	if s.count < 3 && s.count > 0 && b == s.button && x == s.x && y == s.y && now.Sub(s.at) <= clickTime {
		s.count++
	} else {
		s.count = 1
	}
	s.at, s.x, s.y, s.button, s.held = now, x, y, b, b
	return s.count
}

// The bits of a button number.
const (
	mouseShift  = 4
	mouseAlt    = 8
	mouseCtrl   = 16
	mouseMotion = 32
	mouseWheel  = 64
	mouseExtra  = 128
)

// mouse handles a report of button bits b at a cell counted from 0.
func (d *decoder) mouse(b, x, y int, released bool) {
	if b < 0 || b >= 2*mouseExtra || b&mouseExtra != 0 {
		return // buttons for which we have no use
	}
	m := event.Mouse{X: min(max(x, 0), maxCoordinate), Y: min(max(y, 0), maxCoordinate)}
	if b&mouseShift != 0 {
		m.Mods |= keymap.ModShift
	}
	if b&mouseAlt != 0 {
		m.Mods |= keymap.ModAlt
	}
	if b&mouseCtrl != 0 {
		m.Mods |= keymap.ModCtrl
	}
	number := b & 3
	switch {
	case b&mouseWheel != 0:
		if released {
			return
		}
		m.Action = event.WheelUp + event.MouseAction(number)
	case number == 3 && b&mouseMotion != 0:
		m.Action = event.Move
	case number == 3:
		m.Action, m.Button = event.Release, d.clicks.held
	case released:
		m.Action, m.Button = event.Release, event.Left+event.Button(number)
	case b&mouseMotion != 0:
		m.Action, m.Button = event.Drag, event.Left+event.Button(number)
	default:
		m.Action, m.Button = event.Press, event.Left+event.Button(number)
		m.Clicks = d.clicks.press(m.Button, m.X, m.Y, d.last)
	}
	d.emit(m)
}

// oldMouse handles ESC [ M and three bytes, the report of terminals that know
// no better one.
func (d *decoder) oldMouse(p []byte, flush bool) int {
	for i := 3; i < 6; i++ {
		if i == len(p) {
			if !flush {
				return 0
			}
			return len(p)
		}
		if p[i] < 0x20 {
			return i // no report
		}
	}
	d.mouse(int(p[3])-32, int(p[4])-33, int(p[5])-33, false)
	return 6
}
