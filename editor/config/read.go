package config

import (
	"fmt"
	"strings"
	"time"

	"hx/editor/config/source"
)

// reader sets options of one configuration that is being made. What is wrong
// is collected; good parts of lists and tables count all the same.
type reader struct {
	c        *Config
	problems []Problem
}

// maxSuggestions bounds the work on unknown keys of a file that is something
// else altogether.
const maxSuggestions = 50

func (r *reader) complain(o *Option, v source.Value, within, what string) {
	p := Problem{Line: v.Line, Key: o.Path() + within, What: what, Allowed: o.Allowed()}
	if v.File != nil {
		p.File = v.File.Name
	}
	r.problems = append(r.problems, p)
}

// table reads the options below prefix, which is empty or ends in a dot.
func (r *reader) table(prefix string, topLevel bool, t *source.Table) {
	for key, v := range t.All() {
		name := prefix + key
		if o := find(spelling(name), topLevel); o != nil && o.Kind != Keys {
			r.option(o, v)
		} else {
			r.unknown(prefix, name, topLevel, v)
		}
	}
}

// spelling maps the names that Helix's manual uses beside the program's own.
func spelling(name string) string {
	switch name {
	case "clipboard-provider.custom.primary-yank":
		return "clipboard-provider.custom.yank-primary"
	case "clipboard-provider.custom.primary-paste":
		return "clipboard-provider.custom.paste-primary"
	}
	return name
}

func (r *reader) unknown(prefix, name string, topLevel bool, v source.Value) {
	p := Problem{Line: v.Line, Key: name, What: "there is no such option", Warning: true}
	if v.File != nil {
		p.File = v.File.Name
	}
	if !topLevel {
		p.Key = "editor." + name
	}
	switch {
	case find(name, !topLevel) != nil && topLevel:
		p.What = "belongs into the table [editor]"
	case find(name, !topLevel) != nil:
		p.What = "belongs to the top of the file, outside of [editor]"
	case len(r.problems) < maxSuggestions:
		hint := didYouMean(name, siblings(prefix, topLevel))
		if hint == "" {
			hint = elsewhere(name, topLevel)
		}
		p.What += hint
	}
	r.problems = append(r.problems, p)
}

// siblings yields the names that begin with prefix.
func siblings(prefix string, topLevel bool) func(func(string) bool) {
	return func(yield func(string) bool) {
		if topLevel && prefix == "" && (!yield("editor") || !yield("keys")) {
			return
		}
		for o := range Options() {
			if o.TopLevel == topLevel && o.Kind != Keys && strings.HasPrefix(o.Name, prefix) && !yield(o.Name) {
				return
			}
		}
	}
}

// elsewhere suggests the one option of that name in another table.
func elsewhere(name string, topLevel bool) string {
	last := "." + name[strings.LastIndexByte(name, '.')+1:]
	found := ""
	for o := range Options() {
		if o.TopLevel == topLevel && strings.HasSuffix(o.Name, last) {
			if found != "" {
				return ""
			}
			found = o.Name
		}
	}
	if found == "" {
		return ""
	}
	return fmt.Sprintf(" (did you mean %q?)", found)
}

// option reads any option.
func (r *reader) option(o *Option, v source.Value) {
	if o.Kind != Group {
		r.value(o, o.Kind, v)
		return
	}
	t, isTable := v.Data.(*source.Table)
	switch {
	case isTable && o.whole != nil:
		before := *r.c
		r.table(o.Name+".", o.TopLevel, t)
		if what := o.whole(r.c); what != "" {
			*r.c = before
			r.complain(o, v, "", what)
		}
	case isTable:
		r.table(o.Name+".", o.TopLevel, t)
	case o.Short != Group:
		before := *r.c
		o.reset(r.c)
		if !r.value(o, o.Short, v) {
			*r.c = before
		}
	default:
		r.complain(o, v, "", "must be a table, not "+describe(v))
	}
}

// reset gives all options of a group their defaults.
func (o *Option) reset(c *Config) {
	for other := range Options() {
		if other.field != nil && other.TopLevel == o.TopLevel &&
			(other == o || strings.HasPrefix(other.Name, o.Name+".")) {
			copyField(other.field(c), other.field(&defaults))
		}
	}
}

func copyField(to, from any) {
	switch to := to.(type) {
	case *bool:
		*to = *from.(*bool)
	case *int:
		*to = *from.(*int)
	case *MaybeInt:
		*to = *from.(*MaybeInt)
	case *int64:
		*to = *from.(*int64)
	case *float64:
		*to = *from.(*float64)
	case *time.Duration:
		*to = *from.(*time.Duration)
	case *rune:
		*to = *from.(*rune)
	case *string:
		*to = *from.(*string)
	case *uint8:
		*to = *from.(*uint8)
	case *[]string:
		*to = *from.(*[]string)
	case *[]int:
		*to = *from.(*[]int)
	case *AutoPairs:
		*to = *from.(*AutoPairs)
	case *Command:
		*to = *from.(*Command)
	case enumList:
		to.set(from.(enumList).get())
	default:
		panic(fmt.Sprintf("no option has a field of type %T", to))
	}
}
