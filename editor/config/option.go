package config

import (
	"fmt"
	"iter"
	"math"
	"slices"
	"sort"
	"strings"
	"time"
)

// Kind is the type of an option's value.
type Kind uint8

const (
	Group Kind = iota // a table of further options
	Bool
	Int     // field: *int or *MaybeInt
	Millis  // a time in whole milliseconds; field: *time.Duration
	Size    // bytes, as a number or text such as "8M"; field: *int64
	Number  // field: *float64
	Char    // a text of one character; field: *rune
	String  // field: *string
	Enum    // one of Names; field: *uint8
	Enums   // a list of Names; field: enumList
	Strings // field: *[]string
	Ints    // each within Min and Max; field: *[]int
	Pairs   // true, false or a table of character pairs; field: *AutoPairs
	Program // a table of command and args; field: *Command
	Keys    // part of [keys], documented here and read by package keymap
)

// Option is one row of the table of options.
type Option struct {
	Name string // dotted; below [editor] unless TopLevel
	Kind Kind
	Doc  string // one or two sentences

	Names    []string // of an Enum
	Min, Max int      // of numbers; Max 0: no limit but the type's
	Note     string   // allowed values in words, where the type does not tell
	Default  string   // in words, where the value does not tell

	TopLevel bool
	Ours     bool // Helix does not have it
	UserOnly bool // ignored in a workspace's file

	Short Kind // of a Group: the type that may stand in place of the table, if not Group

	field func(*Config) any              // where the value is; of a Group: what the short form sets
	check func(v any) (problem string)   // of a value that has the right type
	brief func(*Config) bool             // the short form says all there is
	whole func(*Config) (problem string) // after the table of a Group has been read
}

// section is a part of the table; its rows are sorted by name.
type section struct {
	title string
	rows  []Option
}

// sections is the whole table.
var sections = [...]section{
	{"Theme and keys", topOptions},
	{"Screen", screenOptions},
	{"Typing", typingOptions},
	{"Completion", completingOptions},
	{"Files", fileOptions},
	{"Search and pickers", findingOptions},
	{"Language servers and syntax", serverOptions},
	{"Terminal, mouse, clipboard and other programs", systemOptions},
}

// Options yields the whole table, by subject.
func Options() iter.Seq[*Option] {
	return func(yield func(*Option) bool) {
		for i := range sections {
			for j := range sections[i].rows {
				if !yield(&sections[i].rows[j]) {
					return
				}
			}
		}
	}
}

// find returns the row of that name, nil if there is none. It costs some forty
// comparisons of names.
func find(name string, topLevel bool) *Option {
	for i := range sections {
		rows := sections[i].rows
		if rows[0].TopLevel != topLevel {
			continue
		}
		j := sort.Search(len(rows), func(j int) bool { return rows[j].Name >= name })
		if j < len(rows) && rows[j].Name == name {
			return &rows[j]
		}
	}
	return nil
}

// Lookup returns the option of [editor] with that dotted name, which may begin
// with "editor."; nil if there is none.
func Lookup(name string) *Option { return find(strings.TrimPrefix(name, "editor."), false) }

// Path returns the name as in a file: from the top of config.toml.
func (o *Option) Path() string {
	if o.TopLevel {
		return o.Name
	}
	return "editor." + o.Name
}

// Names returns the options offered to :set, :toggle and :get, in order of
// their names: all of [editor] that hold a value by themselves.
func Names() []string {
	var names []string
	for o := range Options() {
		if !o.TopLevel && (o.Kind != Group || o.Short != Group) {
			names = append(names, o.Name)
		}
	}
	slices.Sort(names)
	return names
}

// Values returns what an option may be set to where that is a short list, for
// completion.
func (o *Option) Values() []string {
	kind := o.Kind
	if kind == Group {
		kind = o.Short
	}
	switch kind {
	case Bool, Pairs:
		return []string{"true", "false"}
	case Enum, Enums:
		return o.Names
	}
	return nil
}

// Type names the type of the value.
func (o *Option) Type() string {
	if o.Kind != Group {
		if o.field != nil {
			if _, maybe := o.field(Default()).(*MaybeInt); maybe {
				return "integer or absent"
			}
		}
		return kindNames[o.Kind]
	}
	if o.Short == Group {
		return "table"
	}
	short, _, _ := strings.Cut(kindNames[o.Short], " ")
	return short + " or table"
}

var kindNames = [...]string{Bool: "bool", Int: "integer", Millis: "integer (ms)", Size: "size", Number: "number",
	Char: "character", String: "string", Enum: "string", Enums: "list of strings", Strings: "list of strings",
	Ints: "list of integers", Pairs: "bool or table", Program: "table", Group: "table", Keys: "table"}

// Allowed says what may be assigned, for messages and the documentation; empty
// when the type says it all.
func (o *Option) Allowed() string {
	if o.Note != "" {
		return o.Note
	}
	switch o.Kind {
	case Bool:
		return "true, false"
	case Enum, Enums:
		return strings.Join(o.Names, ", ")
	case Int, Millis, Number, Ints:
		return o.bounds()
	case Size:
		return `a number of bytes, or text such as "512K", "8M", "1G"`
	case Char:
		return "one character"
	case Pairs:
		return `true, false, or a table such as { "(" = ")" }`
	case Program:
		return `a table such as { command = "name", args = ["-x"] }`
	case Strings:
		return `a list of texts such as ["a", "b"]`
	}
	return ""
}

func (o *Option) bounds() string {
	switch {
	case o.Max > 0:
		return fmt.Sprintf("%d to %d", o.Min, o.Max)
	case o.Min == anyInt:
		return "any whole number"
	}
	return fmt.Sprintf("%d and up", o.Min)
}

// anyInt as Min lifts the lower bound.
const anyInt = math.MinInt32

// limits returns the bounds of a number.
func (o *Option) limits() (least, most int64) {
	most = math.MaxInt32
	if o.Kind == Millis {
		most = int64(24 * time.Hour / time.Millisecond)
	}
	if o.Max > 0 {
		most = int64(o.Max)
	}
	return int64(o.Min), most
}

// enumList gives the codec access to a list of any enumeration.
type enumList interface {
	get() []uint8
	set([]uint8)
}

type enumSlice[T ~uint8] struct{ list *[]T }

func (s enumSlice[T]) get() []uint8 {
	out := make([]uint8, len(*s.list))
	for i, v := range *s.list {
		out[i] = uint8(v)
	}
	return out
}

func (s enumSlice[T]) set(values []uint8) {
	list := make([]T, len(values))
	for i, v := range values {
		list[i] = T(v)
	}
	*s.list = list
}

// enums wraps a field for Enums rows.
func enums[T ~uint8](list *[]T) any { return enumSlice[T]{list} }
