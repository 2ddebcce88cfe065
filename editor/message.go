package editor

import (
	"fmt"
	"slices"
)

// Severity of a message.
type Severity uint8

const (
	Note Severity = iota
	Warning
	Failure
)

// maxMessages bounds the history of messages.
const maxMessages = 500

// Message is the message line and what it showed before.
type Message struct {
	Text     string
	Severity Severity
	history  []Logged
}

// Logged is an earlier message.
type Logged struct {
	Text     string
	Severity Severity
}

// Status shows a message until the next key.
func (ed *Editor) Status(format string, args ...any) { ed.say(Note, format, args) }

// Warn shows a warning.
func (ed *Editor) Warn(format string, args ...any) { ed.say(Warning, format, args) }

// Fail shows an error.
func (ed *Editor) Fail(format string, args ...any) { ed.say(Failure, format, args) }

func (ed *Editor) say(s Severity, format string, args []any) {
	m := &ed.Msg
	ed.told = true
	m.Text, m.Severity = fmt.Sprintf(format, args...), s
	if n := len(m.history); n > 0 && m.history[n-1] == (Logged{m.Text, s}) {
		return
	}
	if len(m.history) == maxMessages {
		m.history = slices.Delete(m.history, 0, maxMessages/2)
	}
	m.history = append(m.history, Logged{m.Text, s})
}

// ClearMessage empties the message line; the history keeps the message.
func (ed *Editor) ClearMessage() { ed.Msg.Text, ed.Msg.Severity = "", Note }

// Messages returns the messages so far, oldest first.
func (ed *Editor) Messages() []Logged { return ed.Msg.history }
