package input

import (
	"hx/editor/command"
	"hx/editor/ui"
	"hx/keymap"
)

// maxKeyLog bounds the history of keys, maxKeyRun the keys that are shown as
// one entry because they did the same: typed text.
const (
	maxKeyLog = 200
	maxKeyRun = 200 // bytes
)

// What keys did that run no command.
const (
	didType    = "type"
	didNothing = "nothing is bound to it"
)

// keyLog is the history of keys.
type keyLog struct {
	list []command.Pressed
	open bool // the last entry waits for more keys
}

// press adds a key to the entry under way, or begins one.
func (l *keyLog) press(k keymap.Key) {
	keys := keymap.FormatKeys([]keymap.Key{k})
	if l.open {
		l.list[len(l.list)-1].Keys += keys
		return
	}
	if len(l.list) == maxKeyLog {
		l.list = append(l.list[:0], l.list[maxKeyLog/2:]...)
	}
	l.list = append(l.list, command.Pressed{Keys: keys})
	l.open = true
}

// did ends the entry under way. Keys of one kind that follow each other are one
// entry if they run together.
func (l *keyLog) did(what string, together bool) {
	if !l.open {
		return
	}
	l.open = false
	n := len(l.list)
	if together && n > 1 && l.list[n-2].Did == what && len(l.list[n-2].Keys) < maxKeyRun {
		l.list[n-2].Keys += l.list[n-1].Keys
		l.list = l.list[:n-1]
		return
	}
	l.list[n-1].Did = what
}

// argument adds the key under way to the entry before: the command there waited
// for it.
func (l *keyLog) argument() {
	n := len(l.list)
	if !l.open || n < 2 {
		l.did("argument", false)
		return
	}
	l.open = false
	l.list[n-2].Keys += l.list[n-1].Keys
	l.list = l.list[:n-1]
}

// Log returns the latest keys and what they did, oldest first.
func (in *Input) Log() []command.Pressed { return in.log.list }

// layerName says in words where a key went.
func layerName(l ui.Layer) string {
	switch l.(type) {
	case *ui.Prompt:
		return "in a prompt"
	case *ui.Picker:
		return "in a picker"
	case *ui.Popup:
		return "in a popup"
	}
	return "in a menu"
}
