package term

import "strings"

const (
	saveTitle    = "\x1b[22;2t"
	restoreTitle = "\x1b[23;2t"
)

// keyProtocol is how the terminal reports keys that ordinary bytes cannot tell
// apart.
type keyProtocol uint8

const (
	plainKeys keyProtocol = iota
	kittyKeys             // kitty's protocol: disambiguate, and report alternate keys
	otherKeys             // xterm's modifyOtherKeys
)

var (
	keysOn  = [...]string{kittyKeys: "\x1b[>5u", otherKeys: "\x1b[>4;2m"}
	keysOff = [...]string{kittyKeys: "\x1b[<u", otherKeys: "\x1b[>4m"}
)

// enter returns the sequences that set up the terminal for a session. s.mu is
// held.
func (s *Screen) enter() string {
	var b strings.Builder
	if s.began.has(altScreen) {
		b.WriteString("\x1b[?1049h")
	}
	b.WriteString("\x1b[?7l") // the last cell of the screen is a cell like others
	b.WriteString("\x1b[?" + s.modes() + "h")
	if s.opts.Mouse {
		b.WriteString(s.mouse('h'))
	}
	b.WriteString(keysOn[s.keys])
	return b.String()
}

// modes returns the private modes that are on during a session: bracketed
// paste, reports of focus and of colour scheme.
func (s *Screen) modes() string {
	if s.began.has(queries) {
		return "2004;1004;2031"
	}
	return "2004"
}

// mouse returns the sequence that switches reports of presses, drags and the
// wheel on or off.
func (s *Screen) mouse(set byte) string {
	if !s.began.has(queries) {
		return ""
	}
	return "\x1b[?1002;1006" + string(set)
}

// questions returns what the terminal is asked when the screen opens: the kitty
// keyboard protocol, synchronised output, its name, its background. The last
// one is answered by all, so nothing more comes after that answer.
func (s *Screen) questions() string {
	if !s.began.has(queries) {
		close(s.answered)
		return ""
	}
	return "\x1b[?u\x1b[?2026$p\x1b[>q\x1b]11;?\a\x1b[c"
}

// exit returns the sequences that leave the terminal as it was found. It must
// not wait for s.mu, which may be held by whoever panicked.
func (s *Screen) exit() string {
	t := &s.began
	var b strings.Builder
	if s.mu.TryLock() {
		b.WriteString(keysOff[s.keys])
		if s.titled {
			b.WriteString(restoreTitle)
		}
		s.mu.Unlock()
	} else {
		b.WriteString(keysOff[kittyKeys] + keysOff[otherKeys])
	}
	b.WriteString(s.mouse('l'))
	b.WriteString("\x1b[?" + s.modes() + "l\x1b[?7h\x1b[?25h")
	switch {
	case t.has(cursorShape):
		b.WriteString("\x1b[0 q")
	case t.has(linuxCursor):
		b.WriteString("\x1b[?0c")
	}
	if s.colored.Load() {
		b.WriteString(ownCursorColor)
	}
	b.WriteString("\x1b[m")
	if t.has(altScreen) {
		b.WriteString("\x1b[?1049l")
	} else {
		b.WriteString("\x1b[H\x1b[J")
	}
	return b.String()
}

// reply takes in an answer of the terminal. s.input is held.
func (s *Screen) reply(r reply) {
	s.mu.Lock()
	before := s.keys
	switch r.kind {
	case kittyReply:
		s.keys = kittyKeys
	case modeReply:
		if r.mode == 2026 && r.set {
			s.term.features |= syncOutput
			s.relearn = true
		}
	case versionReply:
		if s.term.introduce(r.text) {
			s.relearn = true
		}
		if s.keys == plainKeys && reportsOtherKeys(r.text) {
			s.keys = otherKeys
		}
	case colorReply:
		s.colorable = true
	case attributesReply:
		select {
		case <-s.answered:
		default:
			close(s.answered)
		}
	}
	keys, relearn := s.keys, s.relearn
	s.mu.Unlock()
	if keys != before {
		s.decoder.exact = keys == kittyKeys
		s.send(keysOff[before] + keysOn[keys])
	}
	if relearn {
		s.wakeWriter()
	}
}

// reportsOtherKeys knows the terminals with modifyOtherKeys by name.
func reportsOtherKeys(name string) bool {
	for _, known := range [...]string{"XTerm(", "tmux ", "mintty ", "WezTerm ", "iTerm2 "} {
		if strings.HasPrefix(name, known) {
			return true
		}
	}
	return false
}

// SetMouse switches reports of the mouse on or off.
func (s *Screen) SetMouse(on bool) {
	s.mu.Lock()
	changed := on != s.opts.Mouse
	s.opts.Mouse = on
	s.mu.Unlock()
	switch {
	case !changed:
	case on:
		s.send(s.mouse('h'))
	default:
		s.send(s.mouse('l'))
	}
}
