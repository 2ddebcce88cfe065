package themes

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestLinearIsTheSRGBCurve(t *testing.T) {
	for i, got := range linear {
		c := float64(i) / 255
		want := c / 12.92
		if c > 0.04045 {
			want = math.Pow((c+0.055)/1.055, 2.4)
		}
		if math.Abs(got-want) > 1e-8 {
			t.Errorf("linear[%d] is %v, want %v", i, got, want)
		}
	}
}

func TestContrast(t *testing.T) {
	tests := []struct {
		a, b Color
		want float64
	}{
		{RGB(0, 0, 0), RGB(255, 255, 255), 21},
		{RGB(255, 255, 255), RGB(255, 255, 255), 1},
		{RGB(0x77, 0x77, 0x77), RGB(255, 255, 255), 4.48},
		{RGB(255, 0, 0), RGB(255, 255, 255), 4.00},
		{RGB(0, 0, 255), RGB(255, 255, 255), 8.59},
		{Indexed(231), Indexed(16), 21},
	}
	for _, tt := range tests {
		for _, pair := range [][2]Color{{tt.a, tt.b}, {tt.b, tt.a}} {
			if got, ok := Contrast(pair[0], pair[1]); !ok || math.Abs(got-tt.want) > 0.005 {
				t.Errorf("%v on %v: %.3f %v, want %.2f", pair[0], pair[1], got, ok, tt.want)
			}
		}
	}
	for _, c := range []Color{NoColor, DefaultColor, Indexed(0), Indexed(15)} {
		if _, ok := Contrast(c, RGB(0, 0, 0)); ok {
			t.Errorf("the contrast of %v is known", c)
		}
	}
}

func TestPaletteRGB(t *testing.T) {
	for i, want := range map[uint8][3]uint8{16: {0, 0, 0}, 17: {0, 0, 95}, 67: {95, 135, 175}, 196: {255, 0, 0}, 231: {255, 255, 255}, 232: {8, 8, 8}, 255: {238, 238, 238}} {
		if r, g, b := paletteRGB(i); [3]uint8{r, g, b} != want {
			t.Errorf("colour %d is %d %d %d, want %v", i, r, g, b, want)
		}
	}
}

func TestLabRoundTrip(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		r, g, b := uint8(rng.Uint32()), uint8(rng.Uint32()), uint8(rng.Uint32())
		c := toLab(r, g, b)
		if r2, g2, b2, ok := c.rgb(); r2 != r || g2 != g || b2 != b || !ok {
			t.Fatalf("%v comes back as %v", RGB(r, g, b), RGB(r2, g2, b2))
		}
		l := 0.2 + 0.8*rng.Float64()
		r, g, b, _ = c.atLightness(l).RGB()
		if d := toLab(r, g, b); math.Abs(d.l-l) > 0.03 {
			t.Fatalf("lightness %v instead of %v", d.l, l)
		}
	}
}

func TestLift(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	color := func() Color { return RGB(uint8(rng.Uint32()), uint8(rng.Uint32()), uint8(rng.Uint32())) }
	for range 3000 {
		fg, bg, want := color(), color(), 1+rng.Float64()*8
		y, _ := luminance(bg)
		got := lift(fg, []float64{y}, want)
		before, _ := Contrast(fg, bg)
		after, _ := Contrast(got, bg)
		switch {
		case before >= want && got != fg:
			t.Fatalf("%v on %v has %.2f, yet it became %v", fg, bg, before, got)
		case after < want && got != RGB(0, 0, 0) && got != RGB(255, 255, 255):
			t.Fatalf("%v on %v became %v with %.2f, want %.2f", fg, bg, got, after, want)
		case after < before:
			t.Fatalf("%v on %v became worse: %v", fg, bg, got)
		}
		if again := lift(got, []float64{y}, want); again != got {
			t.Fatalf("%v on %v: %v, then %v", fg, bg, got, again)
		}
	}
	for _, c := range []Color{NoColor, DefaultColor, Indexed(4)} {
		if lift(c, []float64{0}, 7) != c {
			t.Errorf("%v was changed", c)
		}
	}
}
