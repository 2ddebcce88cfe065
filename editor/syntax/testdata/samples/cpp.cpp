#include <vector>
namespace a::b {
template <typename T> class C : public D<T> {
public:
  explicit C(int x) : x_{x} {}
  auto f(const std::vector<T> &v) const -> int {
    for (auto &e : v) { if (e > 0) return R"x(raw)x"[0]; }
    return 0;
  }
private:
  int x_ = 0;
};
}
