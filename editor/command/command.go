// Package command says what a command is and what it may use. Commands are
// rows of tables; the families that hold them lie in editor/commands and in
// the features, the list of all of them in editor/registry.
package command

import (
	"hx/editor/cmdline"
)

// Flags say what a command is, so that the input layer acts before and after
// it alike for all.
type Flags uint8

const (
	// Jump saves the place in the jump list before running.
	Jump Flags = 1 << iota
	// EndsSelect returns from select to normal mode afterwards.
	EndsSelect
	// Motion can be repeated by repeat_last_motion.
	Motion
)

// Command is a static command, the kind that keys are bound to.
type Command struct {
	Name string
	// Label is the short text of popups and the palette.
	Label string
	// Doc is one sentence for help, longer than the label where that helps.
	Doc   string
	Flags Flags
	Run   func(*Context) error
}

// Typed is a command of the command line.
type Typed struct {
	Name    string
	Aliases []string
	Doc     string
	Args    cmdline.Signature
	// Preview shows what an argument would do while it is typed; false when it
	// does nothing. What it changes is the view's place or the theme: the prompt
	// brings both back.
	Preview func(c *Context, arg string) bool
	Run     func(*Context, cmdline.Args) error
}

// Tables are all commands there are.
type Tables struct {
	Static []*Command
	Typed  []*Typed

	static map[string]*Command
	typed  map[string]*Typed
}

// NewTables indexes the tables by name and alias.
func NewTables(static []*Command, typed []*Typed) *Tables {
	t := &Tables{Static: static, Typed: typed,
		static: make(map[string]*Command, len(static)), typed: make(map[string]*Typed, 2*len(typed))}
	for _, c := range static {
		t.static[c.Name] = c
	}
	for _, c := range typed {
		t.typed[c.Name] = c
		for _, a := range c.Aliases {
			t.typed[a] = c
		}
	}
	return t
}

// Find returns a static command by name, nil when there is none.
func (t *Tables) Find(name string) *Command { return t.static[name] }

// FindTyped returns a typable command by name or alias.
func (t *Tables) FindTyped(name string) *Typed { return t.typed[name] }
