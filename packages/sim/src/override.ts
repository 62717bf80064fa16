/** The same object with some members replaced; the object itself stays as it is. */
export function override<T extends object>(target: T, members: Partial<T>): T {
  return new Proxy(target, {
    get: (of, name) => {
      const own = Reflect.get(members, name) as unknown
      if (own !== undefined) return own
      const value = Reflect.get(of, name, of) as unknown
      return typeof value === 'function' ? (value.bind(of) as unknown) : value
    },
  })
}
