// Package input turns events into commands: modes, counts, registers, pending
// keys, waiting commands, macros and `.`.
package input

import (
	"fmt"
	"runtime/debug"
	"slices"

	"hx/editor/command"
	"hx/editor/event"
	"hx/keymap"
)

// maxCount is the largest count; a digit that would exceed it is ignored.
const maxCount = 100_000_000

// Input is the state between keys.
type Input struct {
	env      *command.Env
	walker   keymap.Walker
	count    int
	register rune
	queue    []item // waiting events, oldest first
	pumping  bool
	log      keyLog
	waiting  string       // the keys that led to a command which waits for one more
	shown    *keymap.Node // the menu whose box is shown, or nil
}

// item is an event to come, or a macro whose keys come before what follows it.
type item struct {
	ev    event.Event
	macro *playback
}

// playback is a macro being played.
type playback struct {
	keys     []keymap.Key
	at, left int  // next key, times to play
	register rune // 0 for the keys of a binding
}

// next returns the macro's next key, false when it is over.
func (p *playback) next() (keymap.Key, bool) {
	if p.at == len(p.keys) {
		p.at = 0
		p.left--
	}
	if p.left <= 0 || len(p.keys) == 0 {
		return keymap.Key{}, false
	}
	p.at++
	return p.keys[p.at-1], true
}

// New returns the input of an editor and connects the environment to it.
func New(env *command.Env) *Input {
	in := &Input{env: env}
	env.Play = in.play
	env.ChooseRegister = func(r rune) { in.register = r }
	env.RunBinding = in.runBinding
	env.KeyLog = in.Log
	env.Impatient = func() {
		in.cancelWork()
		in.Pump()
	}
	return in
}

// Handle takes one event from the front end. Everything it causes happens
// before it returns, except for work that runs beside the loop.
func (in *Input) Handle(ev event.Event) {
	in.queue = append(in.queue, item{ev: ev})
	in.cancelWork()
	in.Pump()
}

// cancelWork gives up slow work that holds keys back when Esc or C-c is the first
// key typed since. After other keys one Esc belongs to what they typed and must
// not throw that away; a second one, or C-c, gives them up as well.
func (in *Input) cancelWork() {
	if !in.env.Cancellable() {
		return
	}
	// What a macro would still press is not typed.
	first := slices.IndexFunc(in.queue, func(i item) bool { return i.macro == nil })
	if first < 0 {
		return
	}
	esc, stop, last := keymap.Named(keymap.Esc), keymap.Ctrl('c'), len(in.queue)-1
	rest := len(in.queue)
	switch {
	case in.queue[first].is(esc), in.queue[first].is(stop):
		rest = first + 1
	case in.queue[last].is(stop), in.queue[last].is(esc) && in.queue[last-1].is(esc):
	default:
		return
	}
	in.env.Unblock()
	in.queue, in.env.Macro.Playing = slices.Clone(in.queue[rest:]), nil
}

func (i item) is(k keymap.Key) bool {
	typed, ok := i.ev.(event.Key)
	return ok && typed.Key == k
}

// Waiting tells whether events are held back.
func (in *Input) Waiting() bool { return len(in.queue) > 0 }

// Pump handles waiting events until none is left or a command holds them back.
// The loop calls it after every answer of a job.
func (in *Input) Pump() {
	if in.pumping {
		return
	}
	in.pumping = true
	defer func() { in.pumping = false }()
	for len(in.queue) > 0 {
		if _, yes := in.env.Blocked(); yes {
			return
		}
		if p := in.queue[0].macro; p != nil {
			if k, ok := p.next(); ok {
				in.one(item{ev: event.Key{Key: k}, macro: p})
			} else {
				in.queue = in.queue[1:]
				in.played(p)
			}
			continue
		}
		next := in.queue[0]
		in.queue = in.queue[1:]
		in.one(next)
	}
	in.queue = nil
}

// play puts keys before everything else that waits, count times.
func (in *Input) play(keys []keymap.Key, register rune, count int) {
	if register != 0 {
		in.env.Macro.Playing = append(in.env.Macro.Playing, register)
	}
	in.queue = slices.Insert(in.queue, 0, item{macro: &playback{keys: keys, left: count, register: register}})
}

// played notes that a macro is over.
func (in *Input) played(p *playback) {
	if p.register != 0 {
		playing := in.env.Macro.Playing
		in.env.Macro.Playing = playing[:len(playing)-1]
	}
}

// one handles one event and what follows every event.
func (in *Input) one(it item) {
	ed := in.env.Ed
	switch ev := it.ev.(type) {
	case event.Key:
		if ev.Escaped && !in.altMeans(ev.Key) {
			in.key(keymap.Named(keymap.Esc), it.macro != nil)
			in.after()
			ev.Key.Mods &^= keymap.ModAlt
		}
		in.key(ev.Key, it.macro != nil)
	case event.Paste:
		ed.ClearMessage()
		in.reset()
		if !ed.Layers.Handle(ev) {
			in.note(command.InsertEvent{Paste: ev.Text})
			in.guard("paste", func() error { return in.env.Paste(in.env.Context(), ev.Text) })
		}
	case event.Mouse:
		if ev.Action != event.Move {
			ed.ClearMessage()
		}
		if !in.pointInfo(ev) && !ed.Layers.Handle(ev) {
			in.reset()
			in.guard("mouse", func() error { return in.env.Mouse(in.env.Context(), ev) })
		}
	case event.Resize:
		ed.Resize(ev.Width, ev.Height)
	case event.Focus:
		ed.SetFocused(ev.Gained)
		in.tellClipboard(ev)
	case event.Clipboard:
		in.tellClipboard(ev)
	case event.Background:
		ed.SetDark(ev.Dark)
		if in.env.ThemeForBackground != nil {
			in.env.ThemeForBackground()
		}
	}
	in.after()
}

func (in *Input) tellClipboard(ev event.Event) {
	if in.env.Clipboard != nil {
		in.env.Clipboard.Event(ev)
	}
}

// after is what follows every event: undo steps close outside insert mode and
// the cursor stays in sight.
func (in *Input) after() {
	ed := in.env.Ed
	if _, ending := ed.Quitting(); ending {
		return
	}
	ed.CommitAll()
	ed.ShowCursor(ed.View(), false)
	in.showInfo()
}

// reset forgets pending keys and what waits for a key.
func (in *Input) reset() {
	in.walker.Reset()
	in.env.Waiting = nil
	in.count, in.register = 0, 0
}

func (in *Input) key(k keymap.Key, played bool) {
	env := in.env
	if env.Macro.Recording && !played {
		env.Macro.Keys = append(env.Macro.Keys, k)
	}
	env.Ed.ClearMessage()
	if !played {
		in.log.press(k)
	}
	top := env.Ed.Layers.Top()
	if env.Ed.Layers.Handle(event.Key{Key: k}) {
		in.log.did(layerName(top), true)
		return
	}
	if in.scrollInfo(k) {
		return
	}
	if w := env.Waiting; w != nil {
		in.log.argument()
		env.Waiting = nil
		if env.Ed.Mode() == keymap.ModeInsert {
			in.note(command.InsertEvent{Key: k})
		}
		in.guard("key", func() error { w.Deliver(k); return nil })
		return
	}
	if env.Ed.Mode() == keymap.ModeInsert {
		in.note(command.InsertEvent{Key: k})
		in.insertKey(k)
		return
	}
	in.normalKey(k)
}

func (in *Input) note(ev command.InsertEvent) {
	if in.env.Ed.Mode() == keymap.ModeInsert {
		in.env.Repeat.Note(ev)
	}
}

// insertKey handles a key in insert mode.
func (in *Input) insertKey(k keymap.Key) {
	step := in.walker.Press(in.env.Ed.Keys, keymap.ModeInsert, k)
	switch step.Outcome {
	case keymap.Bound:
		in.log.did(step.Binding.String(), false)
		in.run(step.Binding, in.env.Context())
	case keymap.None:
		in.log.did(didType, true)
		in.insertChar(k)
	case keymap.Cancelled:
		in.log.did(didType, true)
		for _, k := range step.Keys {
			in.insertChar(k)
		}
	}
}

// insertChar types a key that nothing is bound to. Modifiers do not matter: a
// character is typed rather than lost.
func (in *Input) insertChar(k keymap.Key) {
	if ch, ok := command.Char(k); ok {
		in.guard("insert", func() error { return in.env.InsertChar(in.env.Context(), ch) })
	}
}

// normalKey handles a key in normal and select mode.
func (in *Input) normalKey(k keymap.Key) {
	if in.digit(k) {
		return
	}
	if k == keymap.Char('.') && len(in.walker.Pending()) == 0 {
		count := max(in.count, 1)
		in.count, in.register = 0, 0
		in.log.did("repeat the last insertion", false)
		in.repeat(count)
		return
	}
	typed := in.Pending() + keymap.FormatKeys([]keymap.Key{k})
	step := in.walker.Press(in.env.Ed.Keys, in.env.Ed.Mode(), k)
	if step.Outcome == keymap.Pending {
		return
	}
	c := in.env.With(in.count, in.register)
	in.count, in.register = 0, 0
	if step.Outcome == keymap.Bound {
		in.log.did(step.Binding.String(), false)
		in.run(step.Binding, c)
	} else {
		in.log.did(didNothing, false)
	}
	if in.env.Waiting != nil {
		in.waiting = typed
	}
}

// digit adds k to the count when it is a digit that is not bound here.
func (in *Input) digit(k keymap.Key) bool {
	if k.Code != keymap.Rune || k.Mods != 0 || k.Rune < '0' || k.Rune > '9' || k.Rune == '0' && in.count == 0 {
		return false
	}
	node := in.walker.Menu()
	if node == nil {
		node = in.env.Ed.Keys.Root(in.env.Ed.Mode())
	}
	if node.Step(k).Outcome != keymap.None {
		return false
	}
	if next := int64(in.count)*10 + int64(k.Rune-'0'); next <= maxCount {
		in.count = int(next)
	}
	return true
}

// run runs a binding; an insertion that it begins is remembered for `.`.
func (in *Input) run(b keymap.Binding, c *command.Context) {
	if b.Kind == keymap.Sequence {
		for _, one := range b.Seq {
			in.runOne(one, c)
		}
		return
	}
	in.runOne(b, c)
}

func (in *Input) runOne(b keymap.Binding, c *command.Context) {
	before := in.env.Ed.Mode()
	in.guard(b.String(), func() error { return in.runBinding(c, b) })
	if now := in.env.Ed.Mode(); now == keymap.ModeInsert && before != now {
		in.env.Repeat.Begin(func(c *command.Context) error { return in.runBinding(c, b) })
	}
}

func (in *Input) runBinding(c *command.Context, b keymap.Binding) error {
	switch b.Kind {
	case keymap.Line:
		return c.RunTyped(c, b.Text)
	case keymap.Macro:
		in.play(b.Keys, 0, 1)
		return nil
	}
	cmd := c.Tables.Find(b.Text)
	if cmd == nil {
		return command.Missing(b.Text)
	}
	return c.RunCommand(cmd)
}

// repeat does the last insertion again, count times.
func (in *Input) repeat(count int) {
	r := &in.env.Repeat
	if r.Start == nil { // as if normal mode had been gone to last
		in.env.Context().EndSelect()
		return
	}
	r.Playing = true
	defer func() { r.Playing = false }()
	for range count {
		in.guard("repeat", func() error { return r.Start(in.env.Context()) })
		for _, ev := range r.Events {
			in.replay(ev)
		}
	}
}

func (in *Input) replay(ev command.InsertEvent) {
	switch {
	case ev.Do != nil:
		in.guard("repeat", func() error { ev.Do(in.env.Context()); return nil })
	case ev.Paste != "":
		in.guard("repeat", func() error { return in.env.Paste(in.env.Context(), ev.Paste) })
	case in.env.Waiting != nil:
		w := in.env.Waiting
		in.env.Waiting = nil
		in.guard("repeat", func() error { w.Deliver(ev.Key); return nil })
	default:
		in.insertKey(ev.Key)
	}
}

// guard runs a command. An error goes to the message line; a panic becomes one
// too, so that a defect in one command never takes the text with it.
func (in *Input) guard(name string, f func() error) {
	defer func() {
		if p := recover(); p != nil {
			in.env.Ed.Fail("%s failed: %v (please report this; your text is safe)", name, p)
			if in.env.Panicked != nil {
				in.env.Panicked(name, p, debug.Stack())
			}
		}
	}()
	if err := f(); err != nil {
		in.env.Ed.Fail("%s", err)
	}
}

// Pending returns what is shown of an unfinished command: count and keys.
func (in *Input) Pending() string {
	out := ""
	if in.env.Waiting != nil {
		return in.waiting
	}
	if in.count > 0 {
		out = fmt.Sprint(in.count)
	}
	return out + keymap.FormatKeys(in.walker.Pending())
}

// Register returns the register chosen for the next command, 0 for none.
func (in *Input) Register() rune { return in.register }

// Blocked tells whether a command holds keys back until its work is done.
func (in *Input) Blocked() bool {
	_, yes := in.env.Blocked()
	return yes
}

// Busy names the work that holds keys back, "" for none.
func (in *Input) Busy() string {
	title, _ := in.env.Blocked()
	return title
}

// Recording returns the register that a macro is recorded to, 0 for none.
func (in *Input) Recording() rune {
	if !in.env.Macro.Recording {
		return 0
	}
	return in.env.Macro.Register
}
