// Package source reads TOML files the way an editor has to: every key knows
// the line it stands on, the order of the keys is kept, and a broken line
// costs that line alone. Edit changes one key of such a file and leaves
// comments and layout as they were.
//
// Statements, tables and simple values are read here; numbers, dates and
// escaped strings are handed to the TOML library, whose grammar is the
// measure of all this (a fuzz target compares the two).
package source

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

// File is a TOML file that has been read. It does not change afterwards.
type File struct {
	Name   string // as given to Parse; used in messages only
	Root   *Table // all that could be understood, never nil
	Errors []Error

	text  string
	stmts []statement
}

// Error is a place that is not valid TOML. Whatever it says is left out of
// File.Root.
type Error struct {
	Line int    // from 1
	Col  int    // in characters, from 1
	Key  string // the key concerned in dotted form, or empty
	Text string // what is wrong, in one line
}

func (e Error) Error() string {
	if e.Key == "" {
		return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Col, e.Text)
	}
	return fmt.Sprintf("line %d, column %d: %s: %s", e.Line, e.Col, e.Key, e.Text)
}

// Value is a TOML value and the place it came from. Data holds a string,
// int64, float64, bool, time.Time, []Value or *Table. Positions are within
// File, which is nil for values that were made by hand.
type Value struct {
	Data any
	File *File
	Line int // from 1

	from, to int // bytes of the value's text
}

// Table is a TOML table with its keys in the order of the file.
type Table struct {
	File *File
	Line int // where it is first spoken of, from 1

	keys   []string
	values []Value
	index  map[string]int // only when large, see indexFrom
	made   origin
}

// origin tells how a table came to be, which decides who may add to it.
type origin uint8

const (
	implied  origin = iota // parent of a [header]; a header may still name it
	headed                 // named by a [header]
	dotted                 // made by a dotted key
	inlined                // { ... }: closed for good
	elements               // element of [[header]]
)

// indexFrom is the number of keys from which a table keeps a map; nearly all
// tables of configuration files stay below it.
const indexFrom = 24

func (t *Table) find(key string) int {
	if t.index != nil {
		if i, ok := t.index[key]; ok {
			return i
		}
		return -1
	}
	for i, k := range t.keys {
		if k == key {
			return i
		}
	}
	return -1
}

// add appends a key that is not there yet.
func (t *Table) add(key string, v Value) {
	t.keys = append(t.keys, key)
	t.values = append(t.values, v)
	if t.index != nil {
		t.index[key] = len(t.keys) - 1
	} else if len(t.keys) >= indexFrom {
		t.index = make(map[string]int, 2*indexFrom)
		for i, k := range t.keys {
			t.index[k] = i
		}
	}
}

// Len returns the number of keys. A nil table has none.
func (t *Table) Len() int {
	if t == nil {
		return 0
	}
	return len(t.keys)
}

// Get returns the value of key.
func (t *Table) Get(key string) (Value, bool) {
	if t == nil {
		return Value{}, false
	}
	if i := t.find(key); i >= 0 {
		return t.values[i], true
	}
	return Value{}, false
}

// All yields keys and values in the order of the file.
func (t *Table) All() iter.Seq2[string, Value] {
	return func(yield func(string, Value) bool) {
		if t == nil {
			return
		}
		for i, k := range t.keys {
			if !yield(k, t.values[i]) {
				return
			}
		}
	}
}

// Without returns t without a key.
func (t *Table) Without(key string) *Table {
	if _, ok := t.Get(key); !ok {
		return t
	}
	out := &Table{File: t.File, Line: t.Line}
	for k, v := range t.All() {
		if k != key {
			out.add(k, v)
		}
	}
	return out
}

// Lookup follows path from t. Elements of lists are not reachable by it.
func (t *Table) Lookup(path ...string) (Value, bool) {
	v := Value{Data: t}
	for _, key := range path {
		inner, ok := v.Data.(*Table)
		if !ok {
			return Value{}, false
		}
		if v, ok = inner.Get(key); !ok {
			return Value{}, false
		}
	}
	return v, true
}

// LineOf returns the line of the deepest key on path that exists, 0 when not
// even the first one does.
func (t *Table) LineOf(path ...string) int {
	line := 0
	for _, key := range path {
		v, ok := t.Get(key)
		if !ok {
			break
		}
		line = v.Line
		if t, ok = v.Data.(*Table); !ok {
			break
		}
	}
	return line
}

// Plain returns v as ordinary Go values: tables become map[string]any, lists
// []any.
func (v Value) Plain() any {
	switch d := v.Data.(type) {
	case *Table:
		return d.Plain()
	case []Value:
		list := make([]any, len(d))
		for i, e := range d {
			list[i] = e.Plain()
		}
		return list
	}
	return v.Data
}

// Plain returns t as a map of ordinary Go values.
func (t *Table) Plain() map[string]any {
	m := make(map[string]any, t.Len())
	for k, v := range t.All() {
		m[k] = v.Plain()
	}
	return m
}

// Merge returns over laid upon base: tables are merged key by key down to
// depth levels (0 replaces at once), anything else is replaced. Neither
// argument changes; either may be nil.
func Merge(base, over *Table, depth int) *Table {
	switch {
	case over == nil:
		return base
	case base == nil || depth <= 0:
		return over
	}
	out := &Table{File: over.File, Line: over.Line}
	for k, v := range base.All() {
		if u, ok := over.Get(k); ok {
			under, isTable := v.Data.(*Table)
			upper, bothTables := u.Data.(*Table)
			if isTable && bothTables {
				u.Data = Merge(under, upper, depth-1)
			}
			v = u
		}
		out.add(k, v)
	}
	for k, v := range over.All() {
		if out.find(k) < 0 {
			out.add(k, v)
		}
	}
	return out
}

// Of returns ordinary Go values as Plain gives them as a Value without a
// place; the keys of maps come in order.
func Of(v any) Value {
	switch v := v.(type) {
	case map[string]any:
		t := &Table{}
		for _, k := range slices.Sorted(maps.Keys(v)) {
			t.add(k, Of(v[k]))
		}
		return Value{Data: t}
	case []any:
		list := make([]Value, len(v))
		for i, e := range v {
			list[i] = Of(e)
		}
		return Value{Data: list}
	}
	return Value{Data: v}
}
