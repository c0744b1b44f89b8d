import { english } from "../en";
export const german = english;
