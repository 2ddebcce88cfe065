package source

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Format writes v as a TOML value on one line. It knows what Value.Plain
// gives, and int, []string, []int besides; anything else is an error.
func Format(v any) (string, error) {
	var b strings.Builder
	err := format(&b, v)
	return b.String(), err
}

func format(b *strings.Builder, v any) error {
	switch v := v.(type) {
	case string:
		b.WriteString(quote(v))
	case bool:
		b.WriteString(strconv.FormatBool(v))
	case int:
		b.WriteString(strconv.Itoa(v))
	case int64:
		b.WriteString(strconv.FormatInt(v, 10))
	case float64:
		b.WriteString(formatFloat(v))
	case time.Time:
		b.WriteString(v.Format(time.RFC3339Nano))
	case []any:
		return formatList(b, v)
	case []string:
		return formatList(b, v)
	case []int:
		return formatList(b, v)
	case map[string]any:
		return formatTable(b, v)
	default:
		return fmt.Errorf("a value of type %T cannot be written as TOML", v)
	}
	return nil
}

func formatFloat(v float64) string {
	switch {
	case math.IsNaN(v):
		return "nan"
	case math.IsInf(v, 1):
		return "inf"
	case math.IsInf(v, -1):
		return "-inf"
	}
	s := strconv.FormatFloat(v, 'g', -1, 64)
	if !strings.ContainsAny(s, ".e") {
		s += ".0"
	}
	return s
}

func formatList[T any](b *strings.Builder, list []T) error {
	b.WriteByte('[')
	for i, e := range list {
		if i > 0 {
			b.WriteString(", ")
		}
		if err := format(b, e); err != nil {
			return err
		}
	}
	b.WriteByte(']')
	return nil
}

func formatTable(b *strings.Builder, m map[string]any) error {
	if len(m) == 0 {
		b.WriteString("{}")
		return nil
	}
	b.WriteString("{ ")
	for i, k := range slices.Sorted(maps.Keys(m)) {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(quoteKey(k))
		b.WriteString(" = ")
		if err := format(b, m[k]); err != nil {
			return err
		}
	}
	b.WriteString(" }")
	return nil
}

// quote writes s as a basic string. Invalid bytes, which TOML cannot hold,
// become the replacement character.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
