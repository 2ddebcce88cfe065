package config

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"hx/editor/config/source"
	hxruntime "hx/runtime"
)

// value reads a value that is not a table of options, and tells whether
// anything was set.
func (r *reader) value(o *Option, kind Kind, v source.Value) bool {
	field := o.field(r.c)
	switch kind {
	case Bool:
		b, ok := v.Data.(bool)
		if !ok {
			return r.wrong(o, v, "a bool")
		}
		*field.(*bool) = b
	case Int, Millis, Number:
		return r.number(o, kind, field, v)
	case Size:
		n, ok := parseSize(v.Data)
		if !ok {
			return r.wrong(o, v, "a size")
		}
		*field.(*int64) = n
	case Char:
		s, ok := v.Data.(string)
		if !ok || utf8.RuneCountInString(s) != 1 {
			return r.wrong(o, v, "text of one character")
		}
		*field.(*rune), _ = utf8.DecodeRuneInString(s)
	case String:
		s, ok := v.Data.(string)
		if !ok {
			return r.wrong(o, v, "text in quotes")
		}
		if !r.checked(o, v, s) {
			return false
		}
		*field.(*string) = s
	case Enum:
		i, ok := r.enum(o, v, "")
		if !ok {
			return false
		}
		*field.(*uint8) = uint8(i)
	case Enums, Strings, Ints:
		return r.list(o, kind, field, v)
	case Pairs:
		return r.pairs(o, field.(*AutoPairs), v)
	case Program:
		return r.program(o, field.(*Command), v)
	}
	return true
}

// wrong reports a value of the wrong type. It returns false.
func (r *reader) wrong(o *Option, v source.Value, want string) bool {
	r.complain(o, v, "", "must be "+want+", not "+describe(v))
	return false
}

func (r *reader) checked(o *Option, v source.Value, data any) bool {
	if o.check == nil {
		return true
	}
	if what := o.check(data); what != "" {
		r.complain(o, v, "", what)
		return false
	}
	return true
}

// describe names a value in a message.
func describe(v source.Value) string {
	switch d := v.Data.(type) {
	case string:
		if len(d) > 40 {
			d = strings.ToValidUTF8(d[:40], "") + "…"
		}
		return strconv.Quote(d)
	case bool, int64, float64:
		return fmt.Sprint(d)
	case []source.Value:
		return "a list"
	case *source.Table:
		return "a table"
	case nil:
		return "nothing"
	}
	return "a date or time"
}

func (r *reader) number(o *Option, kind Kind, field any, v source.Value) bool {
	least, most := o.limits()
	if kind == Number {
		f, ok := v.Data.(float64)
		if n, isInt := v.Data.(int64); isInt {
			f, ok = float64(n), true
		}
		switch {
		case !ok:
			return r.wrong(o, v, "a number")
		case !(f >= float64(least) && f <= float64(most)):
			r.complain(o, v, "", describe(v)+" is out of range")
			return false
		}
		*field.(*float64) = f
		return true
	}
	if maybe, ok := field.(*MaybeInt); ok && v.Data == nil {
		*maybe = MaybeInt{}
		return true
	}
	n, ok := v.Data.(int64)
	switch {
	case !ok:
		return r.wrong(o, v, "a whole number")
	case n < least || n > most:
		r.complain(o, v, "", describe(v)+" is out of range")
		return false
	}
	switch field := field.(type) {
	case *int:
		*field = int(n)
	case *MaybeInt:
		*field = MaybeInt{N: int(n), Set: true}
	case *time.Duration:
		*field = time.Duration(n) * time.Millisecond
	}
	return true
}

// parseSize reads a number of bytes, or text with a unit of 1024s.
func parseSize(v any) (int64, bool) {
	if n, ok := v.(int64); ok {
		return n, n >= 0
	}
	s, ok := v.(string)
	if !ok {
		return 0, false
	}
	s = strings.ToUpper(strings.TrimSpace(s))
	s = strings.TrimSuffix(strings.TrimSuffix(s, "B"), "I")
	unit := int64(1)
	for i, suffix := range []string{"K", "M", "G", "T"} {
		if rest, ok := strings.CutSuffix(s, suffix); ok {
			s, unit = rest, 1<<(10*(i+1))
			break
		}
	}
	n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	if err != nil || n < 0 || n > math.MaxInt64/unit {
		return 0, false
	}
	return n * unit, true
}

func (r *reader) enum(o *Option, v source.Value, within string) (int, bool) {
	s, ok := v.Data.(string)
	if !ok {
		r.complain(o, v, within, "must be text in quotes, not "+describe(v))
		return 0, false
	}
	i := slices.Index(o.Names, s)
	if i < 0 {
		r.complain(o, v, within, describe(v)+" is not allowed"+didYouMean(s, slices.Values(o.Names)))
		if o.Kind == Group { // whose Allowed speaks of the table too
			r.problems[len(r.problems)-1].Allowed = strings.Join(o.Names, ", ")
		}
	}
	return i, i >= 0
}

// list reads a list; elements that are wrong are left out.
func (r *reader) list(o *Option, kind Kind, field any, v source.Value) bool {
	list, ok := v.Data.([]source.Value)
	if !ok {
		return r.wrong(o, v, "a list")
	}
	var indices []uint8
	var texts []string
	ints := []int{}
	least, most := o.limits()
	for i, e := range list {
		within := fmt.Sprintf("[%d]", i+1)
		switch kind {
		case Enums:
			if n, ok := r.enum(o, e, within); ok {
				indices, texts = append(indices, uint8(n)), append(texts, o.Names[n])
			}
		case Strings:
			if s, ok := e.Data.(string); ok {
				texts = append(texts, s)
			} else {
				r.complain(o, e, within, "must be text in quotes, not "+describe(e))
			}
		case Ints:
			if n, ok := e.Data.(int64); !ok {
				r.complain(o, e, within, "must be a whole number, not "+describe(e))
			} else if n < least || n > most {
				r.complain(o, e, within, describe(e)+" is out of range")
			} else {
				ints = append(ints, int(n))
			}
		}
	}
	if !r.checked(o, v, texts) {
		return false
	}
	switch field := field.(type) {
	case enumList:
		field.set(indices)
	case *[]string:
		*field = texts
	case *[]int:
		*field = ints
	}
	return true
}

// pairs reads true, false or a table from opening to closing characters.
func (r *reader) pairs(o *Option, field *AutoPairs, v source.Value) bool {
	switch data := v.Data.(type) {
	case bool:
		field.Enable = data
	case *source.Table:
		pairs := make([]hxruntime.Pair, 0, data.Len())
		for key, e := range data.All() {
			closing, ok := e.Data.(string)
			if !ok || utf8.RuneCountInString(key) != 1 || utf8.RuneCountInString(closing) != 1 {
				r.complain(o, e, "."+strconv.Quote(key), "must pair one character with another")
				continue
			}
			open, _ := utf8.DecodeRuneInString(key)
			shut, _ := utf8.DecodeRuneInString(closing)
			pairs = append(pairs, hxruntime.Pair{Open: open, Close: shut})
		}
		*field = AutoPairs{Enable: true, Pairs: pairs}
	default:
		return r.wrong(o, v, "true, false or a table")
	}
	return true
}

// program reads a table of command and args.
func (r *reader) program(o *Option, field *Command, v source.Value) bool {
	t, ok := v.Data.(*source.Table)
	if !ok {
		return r.wrong(o, v, "a table")
	}
	var c Command
	good := true
	for key, e := range t.All() {
		switch key {
		case "command":
			c.Name, ok = e.Data.(string)
			if !ok {
				r.complain(o, e, ".command", "must be text in quotes, not "+describe(e))
				good = false
			}
		case "args":
			list, ok := e.Data.([]source.Value)
			for _, arg := range list {
				s, isText := arg.Data.(string)
				c.Args = append(c.Args, s)
				ok = ok && isText
			}
			if !ok {
				r.complain(o, e, ".args", "must be a list of texts")
				good = false
			}
		default:
			r.complain(o, e, "."+key, "there is no such key here")
			r.problems[len(r.problems)-1].Warning = true
		}
	}
	if good && c.Name == "" {
		r.complain(o, v, "", "a command is missing")
	}
	if !good || c.Name == "" {
		return false
	}
	*field = c
	return true
}
