package wire

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
)

func f(body string) string { return string(AppendFrame(nil, []byte(body))) }

// readAll returns the bodies of a stream, the noise lines, and the final error.
func readAll(stream string, limit int) (bodies, noise []string, err error) {
	r := NewFrameReader(iotest.OneByteReader(strings.NewReader(stream)), limit, func(l string) { noise = append(noise, l) })
	for {
		b, err := r.Next()
		var big *OversizeError
		if errors.As(err, &big) {
			bodies = append(bodies, fmt.Sprintf("<%d>", big.Size))
			continue
		}
		if err != nil {
			return bodies, noise, err
		}
		bodies = append(bodies, string(b))
	}
}

func TestFrames(t *testing.T) {
	for _, c := range []struct {
		name, stream  string
		bodies, noise []string
		err           error
	}{
		{"two frames", f("{}") + f(`{"a":1}`), []string{"{}", `{"a":1}`}, nil, io.EOF},
		{"empty body", f("") + f("x"), []string{"", "x"}, nil, io.EOF},
		{"no frame", "", nil, nil, io.EOF},
		{"any case, bare LF, blanks", "CONTENT-length:   2 \n\n{}", []string{"{}"}, nil, io.EOF},
		{"content type", "Content-Type: x; charset=utf-8\r\nContent-Length: 2\r\n\r\n{}", []string{"{}"}, nil, io.EOF},
		{"type after length", "Content-Length: 2\r\nContent-Type: x\r\n\r\n{}", []string{"{}"}, nil, io.EOF},
		{"last length counts", "Content-Length: 9\r\nContent-Length: 2\r\n\r\n{}", []string{"{}"}, nil, io.EOF},
		{"log line before", "starting up\n" + f("{}"), []string{"{}"}, []string{"starting up"}, io.EOF},
		{"log line between", f("{}") + "warn: a: b\r\n" + f("{}"), []string{"{}", "{}"}, []string{"warn: a: b"}, io.EOF},
		{"empty lines between", f("{}") + "\r\n\n" + f("{}"), []string{"{}", "{}"}, nil, io.EOF},
		{"log line without end", "oops" + f("{}"), []string{"{}"}, nil, io.EOF},
		{"negative length", "Content-Length: -1\r\n\r\n" + f("{}"), []string{"{}"}, []string{"Content-Length: -1"}, io.EOF},
		{"plus sign", "Content-Length: +2\r\n\r\n" + f("{}"), []string{"{}"}, []string{"Content-Length: +2"}, io.EOF},
		{"length is no number", "Content-Length: two\r\n\r\n" + f("{}"), []string{"{}"}, []string{"Content-Length: two"}, io.EOF},
		{"absurd length", "Content-Length: 99999999999999999999\r\n\r\n" + f("{}"), []string{"{}"}, []string{"Content-Length: 99999999999999999999"}, io.EOF},
		{"too large is skipped", f(strings.Repeat("x", 200)) + f("{}"), []string{"<200>", "{}"}, nil, io.EOF},
		{"cut in the body", "Content-Length: 10\r\n\r\n{}", nil, nil, io.ErrUnexpectedEOF},
		{"cut in the header", "Content-Length: 1", nil, nil, io.ErrUnexpectedEOF},
		{"cut after the header", "Content-Length: 10\r\n\r\n", nil, nil, io.ErrUnexpectedEOF},
		{"cut in a large body", "Content-Length: 500\r\n\r\nxx", nil, nil, io.ErrUnexpectedEOF},
	} {
		t.Run(c.name, func(t *testing.T) {
			bodies, noise, err := readAll(c.stream, 100)
			if fmt.Sprint(bodies) != fmt.Sprint(c.bodies) || fmt.Sprint(noise) != fmt.Sprint(c.noise) || err != c.err {
				t.Errorf("got %q, noise %q, %v\nwant %q, noise %q, %v", bodies, noise, err, c.bodies, c.noise, c.err)
			}
		})
	}
}

func TestFramesLargeBody(t *testing.T) {
	body := strings.Repeat("0123456789", 50_000)
	bodies, _, err := readAll(f(body)+f("{}"), 0)
	if err != io.EOF || len(bodies) != 2 || bodies[0] != body {
		t.Fatalf("%d bodies, %v", len(bodies), err)
	}
}

func TestFramesLyingHeaderCostsNothing(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range 8 {
		r := NewFrameReader(strings.NewReader("Content-Length: 30000000\r\n\r\nshort"), 0, nil)
		if _, err := r.Next(); err != io.ErrUnexpectedEOF {
			t.Fatal(err)
		}
	}
	runtime.ReadMemStats(&after)
	if n := after.TotalAlloc - before.TotalAlloc; n > 4<<20 {
		t.Errorf("%d bytes allocated on the word of 8 headers", n)
	}
}

func TestFramesEndlessNoise(t *testing.T) {
	for _, noise := range []string{"all work and no play\n", "no end", "\n", "Content-Type: a\r\n\r\n"} {
		stream := io.MultiReader(strings.NewReader(noise), endless(noise))
		_, err := NewFrameReader(stream, 0, nil).Next()
		var n *NoiseError
		if !errors.As(err, &n) {
			t.Errorf("%q: %v", noise, err)
		}
	}
}

// endless repeats a text for ever.
type endless string

func (e endless) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		n += copy(p[n:], e)
	}
	return n, nil
}

func FuzzFrames(f *testing.F) {
	f.Add([]byte("Content-Length: 2\r\n\r\n{}"), []byte("{}"))
	f.Add([]byte("noise\nContent-Length: 2\r\nX: y\r\n\r\n{}"), []byte(`{"id":1}`))
	f.Add([]byte("Content-Length: 200\r\n\r\n{}\nContent-Length: 3\r\n\r\n"), []byte("\xff"))
	f.Fuzz(func(t *testing.T, junk, body []byte) {
		// Nothing crashes, and every read makes progress or ends.
		r := NewFrameReader(bytes.NewReader(junk), 1000, nil)
		for range len(junk) + 2 {
			_, err := r.Next()
			var big *OversizeError
			if err != nil && !errors.As(err, &big) {
				break
			}
		}
		// A frame after complete lines of noise is found unless the noise
		// itself holds a length.
		if bytes.Contains(bytes.ToLower(junk), []byte("content-")) {
			return
		}
		stream := AppendFrame(append(bytes.Clone(junk), '\n'), body)
		got, err := NewFrameReader(bytes.NewReader(stream), 1<<20, nil).Next()
		if err != nil || !bytes.Equal(got, body) {
			t.Fatalf("%q after %q: got %q, %v", body, junk, got, err)
		}
	})
}
