export const mediaErrors = {
  /** None of the kinds that are taken, whatever its name or type says. */
  image_not_supported: 422,
  /** It begins like a picture and cannot be read to its end. */
  image_broken: 422,
  /** More pixels than are decoded. */
  image_too_large: 422,
} as const;
