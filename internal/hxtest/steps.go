package hxtest

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"hx/editor/event"
	"hx/keymap"
)

// Step is an event, or a wait for background work.
type Step struct {
	Event event.Event
	Wait  time.Duration
}

// ParseSteps reads keys in macro notation. Three pseudo keys are added: <wait>
// or <wait:MS> lets background work finish, <paste:TEXT> is a bracketed paste
// (\n, \t, and \g for '>'), <mouse:KIND,COL,ROW> a mouse event at a cell
// counted from 1; KIND is press, release, drag, up or down, each with an
// optional A-.
func ParseSteps(s string) ([]Step, error) {
	var out []Step
	for s != "" {
		if s[0] != '<' {
			r, n := utf8.DecodeRuneInString(s)
			s = s[n:]
			k := keymap.Char(r)
			if r == '\n' {
				k = keymap.Named(keymap.Enter)
			}
			out = append(out, Step{Event: event.Key{Key: k.Normal()}})
			continue
		}
		end := strings.IndexByte(s, '>')
		if end < 0 {
			return nil, fmt.Errorf("unclosed < in keys %q", s)
		}
		st, err := named(s[1:end])
		if err != nil {
			return nil, err
		}
		out = append(out, st)
		s = s[end+1:]
	}
	return out, nil
}

func named(name string) (Step, error) {
	word, rest, _ := strings.Cut(name, ":")
	switch word {
	case "wait":
		if rest == "" {
			rest = "80"
		}
		ms, err := strconv.Atoi(rest)
		return Step{Wait: time.Duration(ms) * time.Millisecond}, err
	case "paste":
		return Step{Event: event.Paste{Text: strings.NewReplacer(`\n`, "\r", `\g`, ">", `\t`, "\t").Replace(rest)}}, nil
	case "mouse":
		return mouse(rest)
	}
	k, err := keymap.ParseKey(name)
	return Step{Event: event.Key{Key: k}}, err
}

func mouse(spec string) (Step, error) {
	f := strings.Split(spec, ",")
	if len(f) != 3 {
		return Step{}, fmt.Errorf("bad mouse event %q", spec)
	}
	kind, alt := strings.CutPrefix(f[0], "A-")
	x, err1 := strconv.Atoi(f[1])
	y, err2 := strconv.Atoi(f[2])
	m := event.Mouse{X: x - 1, Y: y - 1, Button: event.Left, Clicks: 1}
	if alt {
		m.Mods = keymap.ModAlt
	}
	switch kind {
	case "press":
		m.Action = event.Press
	case "release":
		m.Action = event.Release
	case "drag":
		m.Action = event.Drag
	case "up":
		m.Action, m.Button = event.WheelUp, event.NoButton
	case "down":
		m.Action, m.Button = event.WheelDown, event.NoButton
	default:
		return Step{}, fmt.Errorf("bad mouse event %q", spec)
	}
	if err1 != nil || err2 != nil {
		return Step{}, fmt.Errorf("bad place in mouse event %q", spec)
	}
	return Step{Event: m}, nil
}
