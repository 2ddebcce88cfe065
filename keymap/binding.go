package keymap

import "slices"

// Kind tells what a Binding runs.
type Kind uint8

const (
	Command  Kind = iota // a command of the command table, named by Text
	Line                 // a command line, in Text without its colon
	Macro                // Keys, played as if typed; Text is their notation
	Sequence             // Seq, one after another with the same count
)

// NoOp names the command that does nothing. A key bound to it is disabled and
// listed nowhere.
const NoOp = "no_op"

// Binding is what a key sequence runs. It must not be changed.
type Binding struct {
	Kind Kind
	Text string
	Keys []Key     // of a Macro
	Seq  []Binding // of a Sequence: commands and lines only
}

// IsNoOp reports whether b does nothing on purpose.
func (b Binding) IsNoOp() bool { return b.Kind == Command && b.Text == NoOp }

// Equal reports whether a and b run the same.
func (b Binding) Equal(other Binding) bool {
	return b.Kind == other.Kind && b.Text == other.Text &&
		slices.EqualFunc(b.Seq, other.Seq, Binding.Equal)
}

// String writes b as a config file has it, without quotes: name, ":line",
// "@keys" or "[name, :line]".
func (b Binding) String() string {
	switch b.Kind {
	case Line:
		return ":" + b.Text
	case Macro:
		return "@" + b.Text
	case Sequence:
		s := "["
		for i, one := range b.Seq {
			if i > 0 {
				s += ", "
			}
			s += one.String()
		}
		return s + "]"
	}
	return b.Text
}
