package term
import ("testing";"os";"time";"fmt";"strings")
func TestTmuxRun(t *testing.T) {
	dir := os.Getenv("TMUXDIR")
	if dir == "" { return }
	s, err := Open(Options{Mouse: true})
	if err != nil { t.Fatal(err) }
	defer s.Close()
	time.Sleep(200*time.Millisecond)
	fmt.Fprintf(os.Stderr, "")
	os.WriteFile(dir+"/caps", []byte(fmt.Sprintf("%+v %v", s.Capabilities(), s.keys)), 0o666)
	w,h := s.Size()
	for seed := range uint64(6) {
	sc := newScene(seed+50, []string{"func", "main()", "return", "   ", "    ", "x", "if err != nil {", "größe", "世界", "e\u0301", "→", "────────────", "👍", "\ue0b0", "한글", "====================", "\x1b[2J", "\u202e"})
	for i := range 40 {
		sc.change()
		f := sc.paint(w,h)
		s.Show(f)
		time.Sleep(20*time.Millisecond)
		var b strings.Builder
		for y := range f.H {
			var r strings.Builder
			for _, c := range f.Row(y) { r.WriteString(f.Grapheme(c)) }
			b.WriteString(strings.TrimRight(r.String(), " ")+"\n")
		}
		os.WriteFile(dir+"/want", []byte(b.String()+fmt.Sprintf("cursor %v\n", f.Cursor)), 0o666)
		os.WriteFile(dir+"/ready", []byte(fmt.Sprint(seed, i)), 0o666)
		for { if _, err := os.Stat(dir+"/ready"); err != nil { break }; time.Sleep(5*time.Millisecond) }
		s.mu.Lock(); s.repaint = true; s.mu.Unlock(); s.wakeWriter(); time.Sleep(20*time.Millisecond)
		os.WriteFile(dir+"/ready", []byte(fmt.Sprint(seed, i)), 0o666)
		for { if _, err := os.Stat(dir+"/ready"); err != nil { break }; time.Sleep(5*time.Millisecond) }
	}
	}
}
