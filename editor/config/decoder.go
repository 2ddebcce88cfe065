package config

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"hx/editor/config/source"
)

// decoder reads typed values of languages.toml. A value of another type is
// reported and read as the zero value.
type decoder struct{ errors []source.Error }

func (d *decoder) fail(key string, v source.Value, text string) {
	d.errors = append(d.errors, source.Error{Line: v.Line, Col: 1, Key: key, Text: text})
}

func (d *decoder) unknown(key string, v source.Value) { d.fail(key, v, "there is no such key here") }

// fields hands each key of a table to its function and reports the others.
func (d *decoder) fields(_ string, t *source.Table, set map[string]func(source.Value)) {
	for key, v := range t.All() {
		if f := set[key]; f != nil {
			f(v)
		} else {
			d.unknown(key, v)
		}
	}
}

func (d *decoder) table(key string, v source.Value) *source.Table {
	t, ok := v.Data.(*source.Table)
	if !ok {
		d.fail(key, v, "must be a table")
		return nil
	}
	return t
}

func (d *decoder) list(key string, v source.Value) []source.Value {
	l, ok := v.Data.([]source.Value)
	if !ok {
		d.fail(key, v, "must be a list")
	}
	return l
}

func (d *decoder) text(key string, v source.Value) string {
	s, ok := v.Data.(string)
	if !ok {
		d.fail(key, v, "must be text in quotes")
	}
	return s
}

func (d *decoder) texts(key string, v source.Value) []string {
	out := []string{}
	for _, e := range d.list(key, v) {
		out = append(out, d.text(key, e))
	}
	return out
}

func (d *decoder) oneOrMore(key string, v source.Value) []string {
	if s, ok := v.Data.(string); ok {
		return []string{s}
	}
	return d.texts(key, v)
}

func (d *decoder) flag(key string, v source.Value) bool {
	b, ok := v.Data.(bool)
	if !ok {
		d.fail(key, v, "must be true or false")
	}
	return b
}

func (d *decoder) flagPtr(key string, v source.Value) *bool {
	b := d.flag(key, v)
	return &b
}

func (d *decoder) integer(key string, v source.Value, least, most int) int {
	n, ok := v.Data.(int64)
	if !ok || n < int64(least) || n > int64(most) {
		d.fail(key, v, "must be a whole number from "+strconv.Itoa(least)+" to "+strconv.Itoa(most))
		return 0
	}
	return int(n)
}

func (d *decoder) oneOf(key string, v source.Value, words ...string) string {
	s := d.text(key, v)
	if s != "" && !slices.Contains(words, s) {
		d.fail(key, v, fmt.Sprintf("%q is not one of %s", s, strings.Join(words, ", ")))
		return ""
	}
	return s
}

func (d *decoder) regex(key string, v source.Value) string {
	s := d.text(key, v)
	if _, err := regexp.Compile(s); err != nil {
		d.fail(key, v, "is not a regular expression that can be used: "+err.Error())
		return ""
	}
	return s
}
