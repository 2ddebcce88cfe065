package lsp

import (
	"bytes"
	"fmt"
	"math"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"
)

// Decoding follows one rule: what a server gets wrong costs as little as
// possible. A value that cannot be decoded is repaired and tried again; of a
// list only the bad elements are lost; a panic in the decoder is an error.

// isNull reports whether raw is absent or null.
func isNull(raw jsontext.Value) bool { return len(raw) == 0 || raw.Kind() == 'n' }

// decode decodes raw into a T, repairing raw if need be. Null gives the zero T.
func decode[T any](raw jsontext.Value) (T, error) {
	var zero T
	if isNull(raw) {
		return zero, nil
	}
	v, err := unmarshal[T](raw)
	if err == nil {
		return v, nil
	}
	fixed, ok := repair(raw)
	if !ok || isNull(fixed) {
		return zero, err
	}
	if v, again := unmarshal[T](fixed); again == nil {
		return v, nil
	}
	return zero, err
}

// decodeList decodes an array. When that fails, elements are decoded one by one
// and the bad ones left out; it is an error only if all are bad.
func decodeList[T any](raw jsontext.Value) ([]T, error) {
	if isNull(raw) {
		return nil, nil
	}
	list, err := unmarshal[[]T](raw)
	if err == nil {
		return list, nil
	}
	list = nil
	elements := elementsOf(raw)
	for _, e := range elements {
		v, e2 := decode[T](e)
		if e2 == nil && !isNull(e) {
			list = append(list, v)
		}
	}
	if len(elements) > 0 && len(list) > 0 {
		return list, nil
	}
	return nil, err
}

// unmarshal is the codec with its panics made errors.
func unmarshal[T any](raw jsontext.Value) (v T, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("cannot decode: %v", r)
		}
	}()
	err = protocol.Unmarshal(raw, &v)
	return v, err
}

// encode writes a value of the protocol. Text that is no valid UTF-8 has to be
// replaced before (see validUTF8).
func encode(v any) []byte {
	b, err := protocol.Marshal(v)
	if err != nil {
		return []byte("null")
	}
	return b
}

var lax = []jsontext.Options{jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true)}

// elementsOf splits an array; anything else has no elements.
func elementsOf(raw jsontext.Value) []jsontext.Value {
	dec := jsontext.NewDecoder(bytes.NewBuffer(raw), lax...)
	if dec.PeekKind() != '[' {
		return nil
	}
	dec.ReadToken()
	var list []jsontext.Value
	for dec.PeekKind() != ']' {
		v, err := dec.ReadValue()
		if err != nil {
			break
		}
		end := int(dec.InputOffset())
		list = append(list, raw[end-len(v):end:end])
	}
	return list
}

// repair rewrites a value so that a strict decoder takes it: members and
// elements that are null go, numbers become integers from 0 to 2^31-1. What
// belongs to the server alone stays as it is.
func repair(raw jsontext.Value) (jsontext.Value, bool) {
	var out bytes.Buffer
	dec := jsontext.NewDecoder(bytes.NewBuffer(raw), lax...)
	enc := jsontext.NewEncoder(&out, lax...)
	if err := mend(dec, enc, ""); err != nil {
		return nil, false
	}
	return bytes.TrimSpace(out.Bytes()), true
}

// opaque names the members that servers get back unread.
var opaque = map[string]bool{"data": true, "arguments": true, "registerOptions": true}

// mend copies the next value, which belongs to the member of the given name.
func mend(dec *jsontext.Decoder, enc *jsontext.Encoder, name string) error {
	switch kind := dec.PeekKind(); kind {
	case '{', '[':
		tok, err := dec.ReadToken()
		if err != nil {
			return err
		}
		if err := enc.WriteToken(tok); err != nil {
			return err
		}
		for dec.PeekKind() != kind+2 { // '}' and ']' follow two behind
			if kind == '{' {
				tok, err := dec.ReadToken()
				if err != nil {
					return err
				}
				name = tok.String()
			}
			if err := mendPart(dec, enc, kind, name); err != nil {
				return err
			}
		}
		if tok, err = dec.ReadToken(); err != nil {
			return err
		}
		return enc.WriteToken(tok)
	}
	v, err := dec.ReadValue()
	if err != nil {
		return err
	}
	if v.Kind() == '0' {
		v = mendNumber(v, name)
	}
	return enc.WriteValue(v)
}

// mendPart copies one member or element unless it is null.
func mendPart(dec *jsontext.Decoder, enc *jsontext.Encoder, kind jsontext.Kind, name string) error {
	if dec.PeekKind() == 'n' {
		return dec.SkipValue()
	}
	if kind == '{' {
		if err := enc.WriteToken(jsontext.String(name)); err != nil {
			return err
		}
		if opaque[name] {
			v, err := dec.ReadValue()
			if err != nil {
				return err
			}
			return enc.WriteValue(v)
		}
	}
	return mend(dec, enc, name)
}

// mendNumber makes v an integer that every member can hold. Codes may be
// negative, colours are fractions.
func mendNumber(v jsontext.Value, name string) jsontext.Value {
	f, err := strconv.ParseFloat(string(v), 64)
	switch {
	case err != nil && !math.IsInf(f, 0):
		return jsontext.Value("0")
	case name == "red" || name == "green" || name == "blue" || name == "alpha":
		return v
	case name == "code":
		f = math.Max(f, math.MinInt32)
	default:
		f = math.Max(f, 0)
	}
	return strconv.AppendInt(nil, int64(math.Min(f, math.MaxInt32)), 10)
}
