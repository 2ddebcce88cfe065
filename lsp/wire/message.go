package wire

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// Error codes of JSON-RPC and of the Language Server Protocol.
const (
	CodeParseError       = -32700
	CodeInvalidRequest   = -32600
	CodeMethodNotFound   = -32601
	CodeInvalidParams    = -32602
	CodeInternalError    = -32603
	CodeNotInitialized   = -32002
	CodeRequestFailed    = -32803
	CodeServerCancelled  = -32802
	CodeContentModified  = -32801
	CodeRequestCancelled = -32800
)

// Message is one JSON-RPC message. A request has Method and ID, a notification
// Method only, an answer ID and either Result or Error.
type Message struct {
	ID     string // raw JSON of the id; empty when there is none
	Method string
	Params jsontext.Value // raw JSON; empty when absent or null
	Result jsontext.Value // raw JSON; empty when absent
	Error  *Error
}

// IsAnswer reports whether m answers a request.
func (m *Message) IsAnswer() bool { return m.Method == "" && m.ID != "" }

// IsRequest reports whether m wants an answer.
func (m *Message) IsRequest() bool { return m.Method != "" && m.ID != "" }

// Error is the error of an answer. Codes are whatever the peer sent.
type Error struct {
	Code    int
	Message string
	Data    jsontext.Value // raw JSON or empty
}

func (e *Error) Error() string {
	if e.Message == "" {
		return "error " + strconv.Itoa(e.Code)
	}
	return e.Message
}

var errNoMessage = errors.New("neither a request nor an answer")

// decoding options: peers send doubled names and broken text; neither is worth
// losing a message for.
var lax = []jsontext.Options{jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true)}

// ParseMessages decodes a body: one message, or a batch of them. The messages
// share memory with body, which must not be changed afterwards. Parts of a
// batch that are no messages are left out and reported by the error, which
// then does not mean that nothing was found.
func ParseMessages(body []byte) ([]Message, error) {
	body = bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(body) {
		body = bytes.ToValidUTF8(body, []byte("\uFFFD"))
	}
	if trimmed := bytes.TrimLeft(body, " \t\r\n"); len(trimmed) == 0 || trimmed[0] != '[' {
		m, err := parseOne(body)
		if err != nil {
			return nil, err
		}
		return []Message{m}, nil
	}
	return parseBatch(body)
}

func parseBatch(body []byte) (list []Message, err error) {
	dec := jsontext.NewDecoder(bytes.NewBuffer(body), lax...)
	if _, err := dec.ReadToken(); err != nil {
		return nil, err
	}
	for dec.PeekKind() != ']' {
		v, e := dec.ReadValue()
		if e != nil {
			return list, e
		}
		m, e := parseOne(v)
		if e != nil {
			err = e
			continue
		}
		list = append(list, m)
	}
	return list, err
}

func parseOne(body []byte) (Message, error) {
	var m Message
	if err := Members(body, m.set); err != nil {
		return m, err
	}
	if m.Method == "" && m.ID == "" {
		return m, errNoMessage
	}
	if m.Error != nil {
		m.Result = nil
	} else if m.IsAnswer() && m.Result == nil {
		m.Result = jsontext.Value("null") // an answer without a result is a null one
	}
	return m, nil
}

func (m *Message) set(key string, v jsontext.Value) bool {
	null := v.Kind() == 'n'
	switch key {
	case "id":
		if !null {
			m.ID = string(v)
		}
	case "method":
		m.Method = Text(v)
	case "params":
		if !null {
			m.Params = v
		}
	case "result":
		m.Result = v
	case "error":
		if !null {
			m.Error = parseError(v)
		}
	}
	return true
}

// parseError takes whatever is in an error member: the standard object, or a
// string, or anything else as its own text.
func parseError(v jsontext.Value) *Error {
	e := &Error{Code: CodeInternalError}
	switch v.Kind() {
	case '{':
	case '"':
		e.Message = Text(v)
		return e
	default:
		e.Message = string(v)
		return e
	}
	Members(v, func(key string, val jsontext.Value) bool {
		switch key {
		case "code":
			if f, err := strconv.ParseFloat(string(val), 64); err == nil && f >= -1<<31 && f < 1<<31 {
				e.Code = int(f)
			}
		case "message":
			e.Message = Text(val)
		case "data":
			e.Data = val
		}
		return true
	})
	return e
}

// Text returns the text of a JSON string, and "" for every other value.
func Text(v jsontext.Value) string {
	if v.Kind() != '"' {
		return ""
	}
	s, _ := jsontext.AppendUnquote(nil, v)
	return string(s)
}

// Members calls f with the name and raw value of each member of the object v,
// in order, until f returns false. The values are parts of v. Anything but one
// well-formed object is an error, found as far as v was read.
func Members(v []byte, f func(name string, value jsontext.Value) bool) error {
	dec := jsontext.NewDecoder(bytes.NewBuffer(v), lax...)
	if dec.PeekKind() != '{' {
		if _, err := dec.ReadValue(); err != nil {
			return err
		}
		return errNoMessage
	}
	if _, err := dec.ReadToken(); err != nil {
		return err
	}
	for dec.PeekKind() != '}' {
		tok, err := dec.ReadToken()
		if err != nil {
			return err
		}
		name := tok.String() // before the next read, which ends the token's life
		val, err := dec.ReadValue()
		if err != nil {
			return fmt.Errorf("member %q: %w", name, err)
		}
		end := int(dec.InputOffset())
		if !f(name, v[end-len(val):end:end]) {
			return nil
		}
	}
	_, err := dec.ReadToken()
	return err
}

// Member returns the raw value of one member of the object v, or nil. It reads
// no further than needed, so it is cheap for members near the front.
func Member(v []byte, name string) (found jsontext.Value) {
	Members(v, func(n string, val jsontext.Value) bool {
		if n == name {
			found = val
		}
		return found == nil
	})
	return found
}

// answerID finds the id in the beginning of a body that was cut off: the body
// of an answer that was too large to read.
func answerID(head []byte) (id string) {
	Members(head, func(name string, val jsontext.Value) bool {
		if name == "id" {
			id = string(val)
		}
		return id == "" && name != "method"
	})
	return id
}
