package config

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"hx/editor/config/source"
)

// Set returns c with an option of [editor] changed. text is the value as a
// user types it after :set: as it stands for options that are text, else JSON.
// A table replaces a group as a whole. The error says what is wrong and what
// is allowed, without the option's name.
func Set(c *Config, name, text string) (*Config, error) {
	o, err := lookup(name)
	if err != nil {
		return nil, err
	}
	v, err := o.parse(text)
	if err != nil {
		return nil, err
	}
	return set(c, o, v)
}

func set(c *Config, o *Option, v source.Value) (*Config, error) {
	changed := *c
	r := &reader{c: &changed}
	if _, isTable := v.Data.(*source.Table); isTable && o.Kind == Group {
		o.reset(&changed)
	}
	r.option(o, v)
	for _, p := range r.problems {
		p.Key = strings.TrimPrefix(strings.TrimPrefix(p.Key, o.Path()), ".")
		return nil, errors.New(p.text())
	}
	return &changed, nil
}

// parse reads a typed value. Text that is no JSON where it should be is kept
// as text, so that the complaint is about the type.
func (o *Option) parse(text string) (source.Value, error) {
	kind := o.Kind
	trimmed := strings.TrimSpace(text)
	if kind == Group && !strings.HasPrefix(trimmed, "{") {
		kind = o.Short
	}
	switch kind {
	case String, Char:
		return source.Value{Data: text}, nil
	case Enum:
		return source.Value{Data: unquoted(trimmed)}, nil
	}
	d := json.NewDecoder(strings.NewReader(trimmed))
	d.UseNumber()
	var v any
	err := d.Decode(&v)
	if err == nil {
		if _, more := d.Token(); more != io.EOF {
			err = errors.New("text after the value")
		}
	}
	if err != nil {
		if strings.HasPrefix(trimmed, "[") || strings.HasPrefix(trimmed, "{") {
			return source.Value{}, fmt.Errorf("%s is not JSON: %v", describe(source.Value{Data: trimmed}), err)
		}
		v = trimmed
	}
	return source.Of(numbers(v)), nil
}

// unquoted drops quotes around a word: names are as good with them.
func unquoted(s string) string {
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}

// numbers turns JSON's numbers into int64 and float64.
func numbers(v any) any {
	switch v := v.(type) {
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return n
		}
		f, err := v.Float64()
		if err != nil {
			return v.String()
		}
		return f
	case []any:
		for i := range v {
			v[i] = numbers(v[i])
		}
	case map[string]any:
		for k := range v {
			v[k] = numbers(v[k])
		}
	}
	return v
}

// Toggle returns c with an option of [editor] moved on: true and false change
// places; any other value, and these when values are given, becomes the one
// after it among the values, or the first of them. Options with fixed names go
// through these when no values are given.
func Toggle(c *Config, name string, values ...string) (*Config, error) {
	o, err := lookup(name)
	if err != nil {
		return nil, err
	}
	kind := o.Kind
	if kind == Group {
		kind = o.Short
	}
	if len(values) == 0 {
		switch kind {
		case Bool:
			return flipped(c, func(c *Config) *bool { return o.field(c).(*bool) }), nil
		case Pairs:
			return flipped(c, func(c *Config) *bool { return &o.field(c).(*AutoPairs).Enable }), nil
		case Enum:
			values = o.Names
		default:
			return nil, fmt.Errorf("values to choose from are missing: :toggle %s VALUE VALUE...", name)
		}
	}
	return cycled(c, o, values)
}

func flipped(c *Config, field func(*Config) *bool) *Config {
	changed := *c
	*field(&changed) = !*field(c)
	return &changed
}

// cycled checks all values, so that a mistake in one shows at once.
func cycled(c *Config, o *Option, values []string) (*Config, error) {
	now := toJSON(o.Value(c))
	choices := make([]*Config, len(values))
	next, found := 0, false
	for i, text := range values {
		v, err := o.parse(text)
		if err != nil {
			return nil, err
		}
		if choices[i], err = set(c, o, v); err != nil {
			return nil, err
		}
		if !found && toJSON(o.Value(choices[i])) == now {
			next, found = (i+1)%len(values), true
		}
	}
	return choices[next], nil
}
