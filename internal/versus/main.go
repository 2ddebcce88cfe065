//go:build linux

// Command versus runs this editor and others in a pseudo terminal on the same
// tasks and prints what each costs: processor time, bytes to the terminal,
// memory. An editor that is not installed is left out.
//
//	go run ./internal/versus [-runs N] [-tasks start,type,...] [-editors hx,vim,...] [-size 80x24]
//
// Processor time is that of the process and of its children that still live;
// figures are the median of the runs. Only those of one call may be compared.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/creack/pty"
)

// program is an editor and the keys that do what the tasks need.
type program struct {
	name   string
	argv   []string
	middle string // to the middle of the Rust text, appending to a line
	top    string // back to commands and to the first line
	down   string
	end    string
	find   string
}

// task is one thing to measure: keys typed one by one after keys that are not
// measured.
type task struct {
	name, what, file string
	before           func(p program) []string
	keys             func(p program) []string
}

const typed = "let part = previous + amount * rate + extra - 2;"

var tasks = []task{
	{"start", "start with a Rust file of 200 lines", "small.rs", nil, nil},
	{"plain", "start with the same as plain text", "small.txt", nil, nil},
	{"type", "a character typed in the middle of a Rust file of 5,000 lines", "big.rs",
		func(p program) []string { return []string{p.middle} }, func(program) []string { return strings.Split(typed, "") }},
	{"scroll", "a line down past the edge of the screen, same file", "big.rs",
		func(p program) []string { return []string{p.top, strings.Repeat(p.down, 60)} }, func(p program) []string { return slices.Repeat([]string{p.down}, 50) }},
	{"move", "one character to the right", "small.txt",
		func(p program) []string { return []string{p.top} }, func(program) []string { return slices.Repeat([]string{"l"}, 20) }},
	{"open", "start with 100 MB of text", "huge.txt", nil, nil},
	{"find", "find a word near the end of 100 MB", "huge.txt", nil, func(p program) []string { return []string{p.find} }},
}

func main() {
	runs := flag.Int("runs", 5, "runs of each editor and task")
	names := flag.String("tasks", "start,plain,type,scroll,move,open,find", "tasks to run")
	editors := flag.String("editors", "hx,helix,kak,nvim,vim", "editors to run, where installed")
	size := flag.String("size", "80x24", "size of the terminal")
	ours := flag.String("ours", "", "our program; built when not given")
	flag.Parse()
	if err := run(*runs, strings.Split(*names, ","), strings.Split(*editors, ","), *size, *ours); err != nil {
		fmt.Fprintln(os.Stderr, "versus:", err)
		os.Exit(1)
	}
}

func run(runs int, names, editors []string, size, ours string) error {
	dir, err := os.MkdirTemp("", "versus")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if ours == "" {
		ours = filepath.Join(dir, "hx")
		build := exec.Command("go", "build", "-o", ours, "./cmd/hx")
		if out, err := build.CombinedOutput(); err != nil {
			return fmt.Errorf("cannot build hx: %s", out)
		}
	}
	if err := writeTexts(dir, slices.Contains(names, "open") || slices.Contains(names, "find")); err != nil {
		return err
	}
	var ws pty.Winsize
	if _, err := fmt.Sscanf(size, "%dx%d", &ws.Cols, &ws.Rows); err != nil {
		return fmt.Errorf("size %q: %w", size, err)
	}
	for _, t := range tasks {
		if !slices.Contains(names, t.name) {
			continue
		}
		fmt.Printf("\n%s\n\n| editor | cpu ms | bytes | resident MB |\n| --- | --- | --- | --- |\n", t.what)
		for _, p := range programs(ours) {
			if slices.Contains(editors, p.name) {
				compare(p, t, runs, filepath.Join(dir, t.file), &ws)
			}
		}
	}
	return nil
}

// programs lists the editors that are installed.
func programs(ours string) []program {
	helix := program{name: "hx", argv: []string{ours}, middle: "2503ggA", top: "\x1bgg", down: "j", end: "ge", find: "/needle\r"}
	other := helix
	other.name, other.argv = "helix", []string{"helix"}
	kak := helix
	kak.name, kak.argv, kak.middle = "kak", []string{"kak", "-n"}, "2503gA"
	vim := program{name: "vim", argv: []string{"vim", "--clean"}, middle: "2503GA", top: "\x1bgg", down: "j", end: "G", find: "/needle\r"}
	nvim := vim
	nvim.name, nvim.argv = "nvim", []string{"nvim", "--clean"}
	return slices.DeleteFunc([]program{helix, other, kak, nvim, vim}, func(p program) bool {
		_, err := exec.LookPath(p.argv[0])
		return err != nil
	})
}

// figures are what one run costs, per key where there are keys.
type figures struct{ cpu, bytes, memory float64 }

func compare(p program, t task, runs int, file string, ws *pty.Winsize) {
	var all []figures
	for range runs {
		f, err := once(p, t, file, ws)
		if err != nil {
			fmt.Printf("| %s | %v | | |\n", p.name, err)
			return
		}
		all = append(all, f)
	}
	median := func(of func(figures) float64) float64 {
		slices.SortFunc(all, func(a, b figures) int { return cmp.Compare(of(a), of(b)) })
		return of(all[len(all)/2])
	}
	fmt.Printf("| %s | %.2f | %.0f | %.0f |\n", p.name, median(func(f figures) float64 { return f.cpu }),
		median(func(f figures) float64 { return f.bytes }), median(func(f figures) float64 { return f.memory }))
}

// once does one run in a fresh home.
func once(p program, t task, file string, ws *pty.Winsize) (figures, error) {
	home, err := os.MkdirTemp("", "home")
	if err != nil {
		return figures{}, err
	}
	defer os.RemoveAll(home)
	conf := filepath.Join(home, ".config/hx")
	if err := os.MkdirAll(conf, 0o755); err != nil {
		return figures{}, err
	}
	if err := os.WriteFile(filepath.Join(conf, "config.toml"), []byte("[editor.lsp]\nenable = false\n"), 0o644); err != nil {
		return figures{}, err
	}
	s, err := begin(append(slices.Clone(p.argv), file), home, ws)
	if err != nil {
		return figures{}, err
	}
	defer s.end()
	s.quiet(time.Second)
	if t.keys == nil {
		f := s.figures()
		return f, nil
	}
	if t.before != nil {
		for _, k := range t.before(p) {
			s.send(k)
			s.quiet(700 * time.Millisecond)
		}
	}
	from := s.figures()
	keys := t.keys(p)
	for _, k := range keys {
		s.send(k)
		s.quiet(30 * time.Millisecond)
	}
	s.quiet(700 * time.Millisecond)
	to, n := s.figures(), float64(len(keys))
	return figures{(to.cpu - from.cpu) / n, (to.bytes - from.bytes) / n, to.memory}, nil
}

// writeTexts makes the files the tasks work on.
func writeTexts(dir string, large bool) error {
	texts := map[string]string{"small.rs": rust(200), "small.txt": rust(200), "big.rs": rust(5000)}
	if large {
		line := strings.Repeat("some text of a large file ", 3) + "\n"
		body := strings.Repeat(line, 100_000_000/len(line))
		at := len(body) - 1000*len(line)
		texts["huge.txt"] = body[:at] + "needle" + body[at+len("needle"):]
	}
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// rust is a program of that many lines.
func rust(lines int) string {
	var b strings.Builder
	for i := 0; i < lines; i += 10 {
		fmt.Fprintf(&b, `/// Adds the numbers below %[1]d.
pub fn sum%[1]d(values: &[u32], limit: Option<u32>) -> Result<u32, String> {
    let mut total = %[1]d;
    for (index, value) in values.iter().enumerate() {
        total += value * index as u32; // may wrap
    }
    if limit.is_some_and(|most| total > most) { return Err(format!("{total} is too much\n")); }
    Ok(total)
}

`, i)
	}
	return b.String()
}
