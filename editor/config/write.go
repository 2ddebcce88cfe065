package config

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Get returns the value of an option of [editor] as JSON. The error of an
// unknown name suggests a known one.
func Get(c *Config, name string) (string, error) {
	o, err := lookup(name)
	if err != nil {
		return "", err
	}
	return toJSON(o.Value(c)), nil
}

func lookup(name string) (*Option, error) {
	if o := Lookup(name); o != nil {
		return o, nil
	}
	what := "there is no option " + strconv.Quote(name)
	if o := find(name, true); o != nil {
		return nil, fmt.Errorf("%s is not an option of [editor]; it can be changed in config.toml", name)
	}
	return nil, fmt.Errorf("%s%s", what, didYouMean(name, siblings("", false)))
}

func toJSON(v any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Sprint(v) // no value of an option ends here
	}
	return strings.TrimSpace(b.String())
}

// Value returns the option's value in c as a file would hold it: bool, int64,
// float64, string, []any, map[string]any, or nil where it is absent.
func (o *Option) Value(c *Config) any {
	if o.Kind != Group {
		return o.plain(c, o.Kind)
	}
	if o.brief != nil && o.brief(c) {
		return o.plain(c, o.Short)
	}
	m := map[string]any{}
	done := "." // prefix of a group that was written in its short form
	for other := range Options() {
		rest, ok := strings.CutPrefix(other.Name, o.Name+".")
		if !ok || other.TopLevel != o.TopLevel || strings.HasPrefix(other.Name, done) {
			continue
		}
		if other.Kind == Group {
			if other.brief == nil || !other.brief(c) {
				continue
			}
			done = other.Name + "."
		}
		v := other.Value(c)
		if v == nil && other.Kind == Program {
			continue
		}
		into := m
		for name, more, nested := strings.Cut(rest, "."); ; name, more, nested = strings.Cut(more, ".") {
			if !nested {
				into[name] = v
				break
			}
			inner, ok := into[name].(map[string]any)
			if !ok {
				inner = map[string]any{}
				into[name] = inner
			}
			into = inner
		}
	}
	return m
}

func (o *Option) plain(c *Config, kind Kind) any {
	if o.field == nil {
		return nil
	}
	switch v := o.field(c).(type) {
	case *bool:
		return *v
	case *int:
		return int64(*v)
	case *MaybeInt:
		if v.Set {
			return int64(v.N)
		}
		return nil
	case *int64:
		return formatSize(*v)
	case *float64:
		return *v
	case *time.Duration:
		return v.Milliseconds()
	case *rune:
		return string(*v)
	case *string:
		return *v
	case *uint8:
		if int(*v) < len(o.Names) {
			return o.Names[*v]
		}
		return nil
	case enumList:
		list := []any{}
		for _, i := range v.get() {
			list = append(list, o.Names[i])
		}
		return list
	case *[]string:
		return plainList(*v)
	case *[]int:
		list := []any{}
		for _, n := range *v {
			list = append(list, int64(n))
		}
		return list
	case *AutoPairs:
		return v.plain()
	case *Command:
		if v.Name == "" {
			return nil
		}
		return map[string]any{"command": v.Name, "args": plainList(v.Args)}
	}
	return nil
}

func plainList(texts []string) []any {
	list := make([]any, len(texts))
	for i, s := range texts {
		list[i] = s
	}
	return list
}

// formatSize writes a number of bytes with a unit where nothing is lost by it.
func formatSize(n int64) any {
	unit := ""
	for _, next := range []string{"K", "M", "G", "T"} {
		if n == 0 || n%1024 != 0 {
			break
		}
		n, unit = n/1024, next
	}
	if unit == "" {
		return n
	}
	return strconv.FormatInt(n, 10) + unit
}

func (p AutoPairs) plain() any {
	same := len(p.Pairs) == len(defaultPairs)
	for i := 0; same && i < len(p.Pairs); i++ {
		same = p.Pairs[i] == defaultPairs[i]
	}
	if !p.Enable || same {
		return p.Enable
	}
	m := map[string]any{}
	for _, pair := range p.Pairs {
		m[string(pair.Open)] = string(pair.Close)
	}
	return m
}
